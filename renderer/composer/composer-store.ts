import { create } from 'zustand';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { DraftFile } from '../../shared/domain/drafts/draft.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { joinTyped } from './join-typed.ts';
import { keepNow, keepSoon } from './keep-draft.ts';

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

/** Drafts into which something is coming back: what the cache keeps of them must not be written over until it is there. */
const comingBack = new Set<ConversationId>();

/**
 * Keeps what is shown, a moment later. Not before the cache has been read: a field that is still empty would take the place of what was begun yesterday.
 */
export function keepShown(id: ConversationId): void {
  if (comingBack.has(id)) return;
  if (!draftOf(id).loaded) return void loadDraft(id);
  keepSoon(id, () => {
    const { body, note, mode, quote } = draftOf(id);
    return { conversationId: id, body, note, mode, quotedMessageId: quote?.id ?? null };
  });
}

function change(id: ConversationId, part: Partial<Draft>): void {
  showDraft(id, part);
  keepShown(id);
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

/** Puts words in front of what stands in the field, on lines of their own. */
export async function putInFront(id: ConversationId, words: string): Promise<void> {
  await loadDraft(id);
  const { body } = draftOf(id);
  writeDraft(id, body === '' ? words : `${words}\n${body}`);
}

/** Reads what the cache keeps. What was typed while it was being read stands behind it: no letter is lost. */
export async function loadDraft(id: ConversationId): Promise<void> {
  if (draftOf(id).loaded) return;
  const answer = await call('drafts.read', { conversationId: id });
  if (!answer.ok || draftOf(id).loaded) return;
  const { draft, quote } = answer.value;
  const { body, note, mode, quote: chosen } = draftOf(id);
  // Who has chosen the field for notes meanwhile stays in it: what is typed next must not land in the answer.
  showDraft(id, {
    loaded: true, body: `${draft?.body ?? ''}${body}`, note: `${draft?.note ?? ''}${note}`, mode: mode === 'note' ? 'note' : (draft?.mode ?? mode), files: draft?.files ?? [], quote: chosen ?? quote,
  });
  if (body !== '' || note !== '' || chosen !== null || mode === 'note') keepShown(id);
}

/**
 * Lets something go back into the draft, and shows it there. What is typed meanwhile stays out of the cache, where it would take the place of what comes back, and stands
 * behind it afterwards.
 */
export async function takeIntoDraft<Value>(id: ConversationId, work: () => Promise<Value>): Promise<Value> {
  await keepNow(id);
  const before = draftOf(id);
  comingBack.add(id);
  try {
    return await work();
  } finally {
    await reloadDraft(id, before);
  }
}

/** Shows what the cache keeps now, after something went back into the draft. @param before as it was shown when that was asked for. */
export async function reloadDraft(id: ConversationId, before: Draft = draftOf(id)): Promise<void> {
  const answer = await call('drafts.read', { conversationId: id });
  comingBack.delete(id);
  if (!answer.ok) return;
  const { draft, quote } = answer.value;
  const since = draftOf(id);
  showDraft(id, {
    loaded: true, refusal: null, body: joinTyped(draft?.body ?? '', before.body, since.body), note: joinTyped(draft?.note ?? '', before.note, since.note),
    mode: since.mode === 'note' ? 'note' : (draft?.mode ?? since.mode), files: draft?.files ?? [], quote: quote ?? since.quote,
  });
  if (since.body !== before.body || since.note !== before.note) keepShown(id);
}
