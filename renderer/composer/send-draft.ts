import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { draftOf, showDraft } from './composer-store.ts';
import { keepNothing } from './keep-draft.ts';
import { offerUndo } from './undo-store.ts';

/**
 * Hands the draft to the outbox: text, then files. The field is free at once; the messages appear when main announces them, a few milliseconds later. What is refused comes
 * back into the field, in front of what was typed meanwhile: nothing is lost.
 */
export async function sendDraft(id: ConversationId, undoMs: number): Promise<void> {
  const draft = draftOf(id);
  if (draft.body.trim() === '' && draft.files.length === 0) return;
  showDraft(id, { body: '', quote: null, files: [], refusal: null });
  keepNothing(id);
  const answer = await call('drafts.send', { conversationId: id, body: draft.body, quotedMessageId: draft.quote?.id ?? null, undoMs });
  if (answer.ok) {
    if (undoMs > 0) offerUndo({ conversationId: id, ids: answer.value.ids, forMs: undoMs });
    return;
  }
  const since = draftOf(id);
  showDraft(id, { body: since.body === '' ? draft.body : `${draft.body}\n${since.body}`, quote: draft.quote, files: [...draft.files, ...since.files], refusal: answer.error });
}
