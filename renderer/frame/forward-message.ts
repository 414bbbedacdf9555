import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { mediaRules } from '../../shared/domain/media/media-rules.ts';
import type { DraftFile } from '../../shared/domain/drafts/draft.ts';
import { contentOfFile } from '../../shared/domain/outgoing/content-of-file.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { readMedia } from '../bridge/read-media.ts';
import { draftOf } from '../composer/composer-store.ts';
import { offerUndo } from '../composer/undo-store.ts';
import type { ForwardTarget } from '../conversation/forward-dialog.tsx';
import { toForward } from '../conversation/may-act.ts';

/** Why it was not sent on. `unread`: its file cannot be had; `status` as `read-media.ts` answers. */
export type ForwardFailure =
  | { readonly at: 'send'; readonly refusal: CallFailure<'messages.send'> }
  | { readonly at: 'file'; readonly refusal: CallFailure<'drafts.addFile'> }
  | { readonly at: 'unread'; readonly status: number };

/**
 * Sends a message on to another conversation as a new one, without who wrote it. What a relay was given belongs to one message, so that a file is attached anew: its bytes come
 * from the cache or, through it, from the relay. For a few seconds it can be taken back from where it was sent.
 *
 * @returns why it was not taken, with nothing of it left anywhere; null when it is on its way.
 */
export async function forwardMessage(message: CachedMessage, { conversationId, name, undoMs }: ForwardTarget): Promise<ForwardFailure | null> {
  const forwarded = toForward(message);
  if (forwarded === null) return { at: 'send', refusal: { kind: 'no-such-message' } };
  let content: OutgoingContent;
  let file: DraftFile | null = null;
  if (forwarded.kind === 'file') {
    const read = await readMedia(forwarded.media.id, mediaRules[forwarded.as].maximum);
    if (!read.ok) return { at: 'unread', status: read.status };
    const kept = await call('drafts.addFile', {
      conversationId, bytes: new Uint8Array(read.bytes), type: forwarded.media.mimeType, name: forwarded.fileName, voice: forwarded.as === 'voice',
    });
    if (!kept.ok) return { at: 'file', refusal: kept.error };
    file = kept.value;
    content = contentOfFile({ ...file, caption: forwarded.caption ?? '' });
  } else content = forwarded.content;
  const answer = await call('messages.send', { conversationId, content, quotedMessageId: null, undoMs });
  if (answer.ok) {
    if (undoMs > 0) offerUndo({ conversationId, ids: [answer.value.id], forMs: undoMs, forwarded: { from: message.conversationId, to: name } });
    return null;
  }
  if (file !== null) await removeFromDraft(conversationId, file);
  return { at: 'send', refusal: answer.error };
}

/** It waited beside the draft of the other conversation, where it must not go along with the next answer. */
async function removeFromDraft(conversationId: ConversationId, file: DraftFile): Promise<void> {
  const read = await call('drafts.read', { conversationId });
  const files = (read.ok ? read.value.draft?.files : undefined) ?? draftOf(conversationId).files;
  await call('drafts.arrangeFiles', { conversationId, files: files.filter(({ id }) => id !== file.id).map(({ id, caption }) => ({ id, caption })) });
}
