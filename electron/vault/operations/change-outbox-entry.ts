import { z } from 'zod';
import { deliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { Cache } from '../cache.ts';
import type { WriteDatabase } from '../database/database.ts';
import { findMessage, readBody } from '../message/message-rows.ts';
import { onCache } from '../operation.ts';
import type { Done } from '../operation.ts';
import { postponeOutboxEntry, refuseOutboxEntry, retryOutboxEntry } from '../outbox/outbox-rows.ts';

/** Counts the attempt. An entry that is not waiting any more is left alone. */
export const postponeOutbox = onCache<'outbox.postpone'>(z.strictObject({ id: messageId, nextAttemptAt: instant }), (cache, { id, nextAttemptAt }) =>
  changeEntry(cache, id, (database) => postponeOutboxEntry(database, id, nextAttemptAt)),
);

/** It waits for the employee's word from now on; later messages of its conversation may pass. */
export const refuseOutbox = onCache<'outbox.refuse'>(z.strictObject({ id: messageId, failure: deliveryFailure }), (cache, { id, failure }) =>
  changeEntry(cache, id, (database) => refuseOutboxEntry(database, id, failure)),
);

export const retryOutbox = onCache<'outbox.retry'>(z.strictObject({ id: messageId, now: instant }), (cache, { id, now }) =>
  changeEntry(cache, id, (database) => retryOutboxEntry(database, id, now)),
);

function changeEntry(cache: Cache, id: MessageId, work: (database: WriteDatabase) => boolean): Done<null> {
  const conversationId = cache.database.write((database) => {
    const row = work(database) ? findMessage(database, id) : undefined;
    return row === undefined ? null : readBody(row.body).conversationId;
  });
  // The list of conversations shows how far the last message has come.
  return { value: null, changes: conversationId === null ? [] : [{ kind: 'message', id, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] };
}
