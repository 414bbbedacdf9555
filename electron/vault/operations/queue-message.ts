import { z } from 'zod';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { personId } from '../../../shared/kernel/ids.ts';
import { showOutgoing } from '../../../shared/domain/outgoing/show-outgoing.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { sendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import { addMessage } from '../message/keep-message.ts';
import { findMessage } from '../message/message-rows.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { onCache } from '../operation.ts';
import { addOutboxEntry } from '../outbox/outbox-rows.ts';

export const queueMessage = onCache<'messages.queue'>(z.strictObject({ request: sendMessageRequest, author: personId, now: instant }), (cache, { request, author, now }) => {
  const isNew = writeMessages(cache.database, (database, threads) => {
    if (findMessage(database, request.id) !== undefined) return false;
    const position = addMessage(database, threads, toMessage(request, author), { bornAt: cacheBirth(database, now), readBefore: null, now });
    addOutboxEntry(database, { position, request, dueAt: now });
    return true;
  });
  const { id, conversationId } = request;
  return {
    value: null,
    changes: isNew ? [{ kind: 'message', id, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] : [],
  };
});

function toMessage(request: SendMessageRequest, author: PersonId): Message {
  return {
    id: request.id,
    conversationId: request.conversationId,
    author: { kind: 'person', personId: author },
    at: request.composedAt,
    content: showOutgoing(request.content, { media: null, template: null }),
    delivery: undelivered,
    quotedMessageId: request.quotedMessageId,
    forwarded: 'no',
    reactions: [],
    editedAt: null,
    revokedAt: null,
  };
}
