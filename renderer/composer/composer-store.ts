import { create } from 'zustand';
import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { DraftFile } from '../../shared/domain/drafts/draft.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { keepSoon } from './keep-draft.ts';

export type Draft = {
  /** What the cache keeps of it has been read. */
  readonly loaded: boolean;
  readonly body: string;
  readonly note: string;
  readonly mode: 'answer' | 'note';
  readonly quote: CachedMessage | null;
  readonly files: readonly DraftFile[];
  /** Files that are being looked at and encrypted. */
  readonly filesComing: number;
  /** Why the last attempt was refused; gone with the next change of the text. */
  readonly refusal: CallFailure<'drafts.send'> | null;
};

export const emptyDraft: Draft = { loaded: false, body: '', note: '', mode: 'answer', quote: null, files: [], filesComing: 0, refusal: null };

/** Drafts by conversation, as they stand in the fields; the cache follows a moment later. */
export const useDrafts = create<{ readonly drafts: Readonly<Record<ConversationId, Draft>> }>(() => ({ drafts: {} }));

export function draftOf(id: ConversationId): Draft {
  return useDrafts.getState().drafts[id] ?? emptyDraft;
}

/** Changes what is shown, without keeping it: for what the cache knows already. */
export function showDraft(id: ConversationId, part: Partial<Draft>): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: { ...(drafts[id] ?? emptyDraft), ...part } } }));
}

function change(id: ConversationId, part: Partial<Draft>): void {
  showDraft(id, part);
  keepSoon(id, () => {
    const { body, note, mode, quote } = draftOf(id);
    return { conversationId: id, body, note, mode, quotedMessageId: quote?.id ?? null };
  });
}

export function writeDraft(id: ConversationId, body: string): void {
  change(id, { body, refusal: null });
}

export function writeNote(id: ConversationId, note: string): void {
  change(id, { note });
}

export function setMode(id: ConversationId, mode: Draft['mode']): void {
  change(id, { mode });
}

/** Answers one message, or none. */
export function quoteMessage(id: ConversationId, quote: CachedMessage | null): void {
  change(id, { quote });
}

/** Reads what the cache keeps. What was typed while it was being read stands behind it: no letter is lost. */
export async function loadDraft(id: ConversationId): Promise<void> {
  if (draftOf(id).loaded) return;
  const answer = await call('drafts.read', { conversationId: id });
  if (!answer.ok || draftOf(id).loaded) return;
  takeOver(id, answer.value);
}

/** Shows what the cache keeps now, in place of what is shown: after something went back into the draft. */
export async function reloadDraft(id: ConversationId): Promise<void> {
  const answer = await call('drafts.read', { conversationId: id });
  if (!answer.ok) return;
  showDraft(id, { body: '', note: '', quote: null, refusal: null });
  takeOver(id, answer.value);
}

// Who has chosen the field for notes meanwhile stays in it: what is typed next must not land in the answer.
function takeOver(id: ConversationId, { draft, quote }: { readonly draft: { readonly body: string; readonly note: string; readonly mode: Draft['mode']; readonly files: readonly DraftFile[] } | null; readonly quote: CachedMessage | null }): void {
  const since = draftOf(id);
  showDraft(id, {
    loaded: true, body: `${draft?.body ?? ''}${since.body}`, note: `${draft?.note ?? ''}${since.note}`, mode: since.mode === 'note' ? 'note' : (draft?.mode ?? since.mode), files: draft?.files ?? [], quote: since.quote ?? quote,
  });
}
