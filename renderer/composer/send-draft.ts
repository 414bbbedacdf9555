import type { CallFailure } from '../bridge/call.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { call } from '../bridge/call.ts';
import { draftOf, keepShown, loadDraft, showDraft } from './composer-store.ts';
import { keepNothing } from './keep-draft.ts';
import { offerUndo } from './undo-store.ts';

/**
 * Hands the draft to the outbox: text, then files. The field is free at once; the messages appear when main announces them, a few milliseconds later. What is refused comes
 * back into the field, in front of what was typed meanwhile: nothing is lost. `sendAt`: the relay keeps it until then; null: now.
 *
 * @returns why it was refused; null when it was taken.
 */
export async function sendDraft(id: ConversationId, when: { readonly undoMs: number; readonly sendAt: Instant | null }): Promise<CallFailure<'drafts.send'> | null> {
  if (!draftOf(id).loaded) {
    const { body } = draftOf(id);
    await loadDraft(id);
    // What was begun before has just appeared: nobody has seen yet what would go.
    if (draftOf(id).body !== body || draftOf(id).files.length > 0) return null;
  }
  const draft = draftOf(id);
  if (draft.body.trim() === '' && draft.files.length === 0) return null;
  showDraft(id, { body: '', quote: null, files: [], refusal: null });
  keepNothing(id);
  // The last letters of a caption may not be in the cache yet; and what is not shown (the file of a template that was left) must not go along.
  if (draft.loaded) await call('drafts.arrangeFiles', { conversationId: id, files: draft.files.map(({ id: file, caption }) => ({ id: file, caption })) });
  const answer = await call('drafts.send', { conversationId: id, body: draft.body, quotedMessageId: draft.quote?.id ?? null, ...when });
  if (answer.ok) {
    // What is planned is taken back where it is shown as planned.
    if (when.undoMs > 0 && when.sendAt === null) offerUndo({ conversationId: id, ids: answer.value.ids, forMs: when.undoMs });
    return null;
  }
  const since = draftOf(id);
  showDraft(id, { body: since.body === '' ? draft.body : `${draft.body}\n${since.body}`, quote: draft.quote, files: [...draft.files, ...since.files], refusal: answer.error });
  // The cache has not heard of the last letters, and may have heard of the empty field.
  keepShown(id);
  return answer.error;
}
