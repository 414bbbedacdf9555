import { z } from 'zod';
import { personId } from '../../../shared/kernel/ids.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { sendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { Cache } from '../cache.ts';
import type { WriteDatabase } from '../database/database.ts';
import { addMessage } from '../message/keep-message.ts';
import { findMessage } from '../message/message-rows.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { onCache } from '../operation.ts';
import { addOutboxEntry, readOutboxEntry } from '../outbox/outbox-rows.ts';
import { showOwnReaction } from '../message/show-own-reaction.ts';
import { showQueued } from './show-queued.ts';
import type { VaultChange } from '../vault-contract.ts';

type Queued = { readonly request: SendMessageRequest; readonly author: PersonId; readonly now: Instant; readonly notBefore?: Instant | undefined };

export const queueMessage = onCache<'messages.queue'>(
  z.strictObject({ request: sendMessageRequest, author: personId, now: instant, notBefore: instant.optional() }),
  (cache, queued) => {
    const { request } = queued;
    const shownBy = request.content.kind === 'reaction' ? queueReaction(cache, queued, request.content) : queueRow(cache, queued);
    const { conversationId } = request;
    const changes: readonly VaultChange[] = shownBy === null ? [] : [{ kind: 'message', id: shownBy, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }];
    return { value: null, changes };
  },
);

function queueRow(cache: Cache, { request, author, now, notBefore }: Queued): SendMessageRequest['id'] | null {
  return writeMessages(cache.database, (database, threads) => {
    if (findMessage(database, request.id) !== undefined) return null;
    const position = addMessage(database, threads, showQueued(database, request, author), { bornAt: cacheBirth(database, now), readBefore: null, now });
    addOutboxEntry(database, { shownAt: { kind: 'message', position }, request, dueAt: now, notBefore: notBefore ?? 0 });
    return request.id;
  });
}

/** A reaction to a message that is not here any more has nothing to be on, and is let go. */
function queueReaction(
  cache: Cache, { request, author, now }: Queued, content: Extract<SendMessageRequest['content'], { kind: 'reaction' }>,
): SendMessageRequest['id'] | null {
  return cache.database.write((database: WriteDatabase) => {
    const carrier = findMessage(database, content.messageId);
    if (carrier === undefined || readOutboxEntry(database, request.id) !== null) return null;
    const own = content.emoji === '' ? null : { author: { kind: 'person' as const, personId: author }, emoji: content.emoji, at: request.composedAt };
    const former = showOwnReaction(database, content.messageId, own);
    addOutboxEntry(database, { shownAt: { kind: 'reaction', carrier: carrier.position, reaction: { own, former } }, request, dueAt: now, notBefore: 0 });
    return content.messageId;
  });
}
