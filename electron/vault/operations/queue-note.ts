import { z } from 'zod';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { personId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { writeNoteRequest } from '../../../shared/protocol/notes.ts';
import { addMessage } from '../message/keep-message.ts';
import { findMessage } from '../message/message-rows.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { onCache } from '../operation.ts';
import { addNoteEntry } from '../outbox/note-lane.ts';

/** In the lane of notes: what sends to clients never reads it, and the request cannot be read as a message to one. */
export const queueNote = onCache<'notes.queue'>(z.strictObject({ request: writeNoteRequest, author: personId, now: instant }), (cache, { request, author, now }) => {
  const { id, conversationId, body, mentions } = request;
  const note: Message = {
    id,
    conversationId,
    author: { kind: 'person', personId: author },
    at: request.composedAt,
    content: { kind: 'note', body, mentions },
    delivery: null,
    quotedMessageId: null,
    forwarded: 'no',
    reactions: [],
    editedAt: null,
    revokedAt: null,
  };
  const isNew = writeMessages(cache.database, (database, threads) => {
    if (findMessage(database, id) !== undefined) return false;
    const position = addMessage(database, threads, note, { bornAt: cacheBirth(database, now), readBefore: null, me: null, now });
    addNoteEntry(database, { position, request, dueAt: now });
    return true;
  });
  return { value: null, changes: isNew ? [{ kind: 'message', id, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] : [] };
});
