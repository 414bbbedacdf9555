import { z } from 'zod';
import { mediaReference } from '../../../shared/domain/messages/content.ts';
import { fileOf } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { withFile } from '../../../shared/domain/outgoing/with-file.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { renameFile } from '../media/name-media.ts';
import { findMessage, readBody } from '../message/message-rows.ts';
import { onCache } from '../operation.ts';
import { noteUploaded, readOutboxEntry } from '../outbox/outbox-rows.ts';
import { showFile } from './show-queued.ts';

/**
 * The relay has the file of an entry: the entry asks with the relay's id from now on, and the message and what is kept of the file go by it as well. A kill before this
 * uploads once more, and the relay forgets what no message uses.
 */
export const noteUpload = onCache<'outbox.uploaded'>(z.strictObject({ id: messageId, media: mediaReference, now: instant }), (cache, { id, media, now }) => {
  const request = cache.database.write((database) => {
    const entry = readOutboxEntry(database, id);
    const row = findMessage(database, id);
    const file = entry === null ? null : fileOf(entry.request.content);
    if (entry === null || row === undefined || file === null) return null;
    const after = { ...entry.request, content: withFile(entry.request.content, media.id) };
    const message = readBody(row.body);
    database.run('UPDATE message SET body = ? WHERE id = ?', JSON.stringify({ ...message, content: showFile(message.content, media) }), id);
    renameFile(database, row.position, file.mediaId, media);
    noteUploaded(database, id, after, now);
    return after;
  });
  return { value: request, changes: request === null ? [] : [{ kind: 'message', id, conversationId: request.conversationId }, { kind: 'outbox' }] };
});

/** The relay does not have the file any more (nothing used it for a day): it goes again. */
export const forgetUpload = onCache<'outbox.forgetUpload'>(z.strictObject({ id: messageId }), (cache, { id }) => {
  cache.database.write((database) => {
    const entry = readOutboxEntry(database, id);
    if (entry !== null) noteUploaded(database, id, entry.request, null);
  });
  return { value: null, changes: [] };
});
