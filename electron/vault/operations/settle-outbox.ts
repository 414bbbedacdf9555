import { z } from 'zod';
import { message as messageSchema } from '../../../shared/domain/messages/message.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import { keepMessage } from '../message/keep-message.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { cacheBirth } from '../meta/cache-birth.ts';
import { onCache } from '../operation.ts';
import { removeOutboxEntry } from '../outbox/outbox-rows.ts';

/** Also when the row was taken back or erased meanwhile: what the relay has is shown, so that nobody believes that it did not go out. */
export const settleOutbox = onCache<'outbox.delivered'>(z.strictObject({ id: messageId.optional(), message: messageSchema }), (cache, { id: entry, message }, { clock }) => {
  const changed = writeMessages(cache.database, (database, threads) => {
    const isSettled = removeOutboxEntry(database, entry ?? message.id);
    return keepMessage(database, threads, message, { bornAt: cacheBirth(database, clock.now()), readBefore: null, me: null, now: clock.now() }) || isSettled;
  });
  const { id, conversationId } = message;
  return {
    value: null,
    changes: changed ? [{ kind: 'message', id, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] : [],
  };
});
