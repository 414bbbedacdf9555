import { create } from 'zustand';
import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { tidyVariable } from '../../shared/domain/templates/tidy-variable.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';

export type Draft = {
  readonly body: string;
  readonly quote: CachedMessage | null;
  /** Why the last attempt was refused; gone with the next change of the text. */
  readonly refusal: CallFailure<'messages.send'> | null;
};

export const emptyDraft: Draft = { body: '', quote: null, refusal: null };

/** Drafts by conversation, kept while the window lives. */
export const useDrafts = create<{ readonly drafts: Readonly<Record<ConversationId, Draft>> }>(() => ({ drafts: {} }));

function change(id: ConversationId, part: Partial<Draft>): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: { ...(drafts[id] ?? emptyDraft), ...part } } }));
}

export function writeDraft(id: ConversationId, body: string): void {
  change(id, { body, refusal: null });
}

/** Answers one message, or none. */
export function quoteMessage(id: ConversationId, quote: CachedMessage | null): void {
  change(id, { quote });
}

/**
 * Hands the draft to the outbox. The field is free at once; the message appears when main announces it, a few milliseconds later. What is refused comes
 * back into the field, in front of what was typed meanwhile: no text is lost.
 */
export async function sendDraft(id: ConversationId): Promise<void> {
  const draft = useDrafts.getState().drafts[id] ?? emptyDraft;
  if (draft.body.trim() === '') return;
  change(id, emptyDraft);
  const answer = await call('messages.send', { conversationId: id, content: { kind: 'text', body: draft.body }, quotedMessageId: draft.quote?.id ?? null });
  if (answer.ok) return;
  const since = useDrafts.getState().drafts[id]?.body ?? '';
  change(id, { body: since === '' ? draft.body : `${draft.body}\n${since}`, quote: draft.quote, refusal: answer.error });
}

/**
 * Sends a template. A draft that was put into it counts as sent; one that was not stays where it is.
 *
 * @returns why it was not taken; null when it is on its way.
 */
export async function sendTemplate(id: ConversationId, content: OutgoingContent, undoSeconds: number): Promise<CallFailure<'messages.send'> | null> {
  const answer = await call('messages.send', { conversationId: id, content, quotedMessageId: null, undoMs: undoSeconds * 1000 });
  if (!answer.ok) return answer.error;
  const body = tidyVariable(useDrafts.getState().drafts[id]?.body ?? '');
  if (body !== '' && content.kind === 'template' && content.values.some(({ value }) => value === body)) change(id, emptyDraft);
  return null;
}
