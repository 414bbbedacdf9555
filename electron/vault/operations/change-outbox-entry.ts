import { z } from 'zod';
import { deliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { messageId } from '../../../shared/kernel/ids.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Cache } from '../cache.ts';
import type { WriteDatabase } from '../database/database.ts';
import { onCache } from '../operation.ts';
import type { Done } from '../operation.ts';
import { postponeOutboxEntry, readOutboxEntry, refuseOutboxEntry, releaseOutboxEntry, retryOutboxEntry } from '../outbox/outbox-rows.ts';
import type { OutboxRow } from '../outbox/outbox-rows.ts';
import { showOwnReaction } from '../message/show-own-reaction.ts';

/** Counts the attempt. An entry that is not waiting any more is left alone. */
export const postponeOutbox = onCache<'outbox.postpone'>(
  z.strictObject({ id: messageId, nextAttemptAt: instant, mayHaveLeft: z.boolean().optional() }),
  (cache, { id, nextAttemptAt, mayHaveLeft }) => changeEntry(cache, id, (database) => postponeOutboxEntry(database, id, nextAttemptAt, mayHaveLeft ?? false)),
);

/** It waits for the employee's word from now on; later messages of its conversation may pass. A reaction is taken off its message again. */
export const refuseOutbox = onCache<'outbox.refuse'>(z.strictObject({ id: messageId, failure: deliveryFailure }), (cache, { id, failure }) =>
  changeEntry(cache, id, (database, entry) => {
    if (entry.reaction !== null) showOwnReaction(database, entry.shownBy, entry.reaction.former);
    return refuseOutboxEntry(database, id, failure);
  }),
);

export const retryOutbox = onCache<'outbox.retry'>(z.strictObject({ id: messageId, now: instant }), (cache, { id, now }) =>
  changeEntry(cache, id, (database, entry) => {
    if (entry.reaction !== null) showOwnReaction(database, entry.shownBy, entry.reaction.own);
    return retryOutboxEntry(database, id, now);
  }),
);

/** Now, whatever it was waiting for. */
export const releaseOutbox = onCache<'outbox.release'>(z.strictObject({ id: messageId, now: instant }), (cache, { id, now }) =>
  changeEntry(cache, id, (database) => releaseOutboxEntry(database, id, now)),
);

function changeEntry(cache: Cache, id: MessageId, work: (database: WriteDatabase, entry: OutboxRow) => boolean): Done<null> {
  const entry = cache.database.write((database) => {
    const found = readOutboxEntry(database, id);
    return found !== null && work(database, found) ? found : null;
  });
  if (entry === null) return { value: null, changes: [] };
  const { conversationId } = entry.request;
  // The list of conversations shows how far the last message has come.
  return { value: null, changes: [{ kind: 'message', id: entry.shownBy, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] };
}
