import type { Delivery, DeliveryWaiting } from '../../../../shared/domain/messages/delivery.ts';
import { minute, second } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { appendToLog } from '../../../event-log/append-to-log.ts';
import { takeTurn } from '../../take-turn.ts';

/** A message that one of Meta's limits holds back. */
export type Held = {
  readonly messageId: string;
  readonly companyId: string;
  readonly teamId: string;
  /** As it was when it was looked at; if it has gone since, nothing is held. */
  readonly attempts: number;
  readonly reason: 'pair-rate' | 'messaging-limit';
  readonly until: Instant;
};

/** Shorter waits are over before anybody could read of them, and telling doubles the event log. */
const worthTelling = 3 * second;

/** A portfolio's limit may rise, and the contact may write, which opens the window: a message that it holds is looked at again this often. */
const lookAgain = minute;

/** Puts on record that a message waits, and tells the devices why and until when. Idempotent. Locks: turn, message, outgoing, log. */
export async function holdOutgoing(database: Database, held: Held, now: Instant): Promise<void> {
  await database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    const [row] = await transaction.query<{ delivery: Delivery; state: string; attempts: number }>(
      `SELECT message.delivery, outgoing.state, outgoing.attempts FROM message JOIN outgoing ON outgoing.message_id = message.id
       WHERE message.id = $1 FOR NO KEY UPDATE OF message, outgoing`,
      [held.messageId],
    );
    if (row === undefined || row.state !== 'waiting' || row.attempts !== held.attempts) return;
    const isLong = held.reason === 'messaging-limit';
    await transaction.query('UPDATE outgoing SET next_attempt_at = $2, waits_for = $3 WHERE message_id = $1', [
      held.messageId,
      isLong ? Math.min(held.until, now + lookAgain) : held.until,
      isLong ? held.reason : null,
    ]);
    const isNews = await tellWaiting(transaction, held.messageId, row.delivery, { reason: held.reason, until: held.until }, now);
    if (isNews) await appendToLog(transaction, held.companyId, [{ entity: 'message', id: held.messageId, teamId: held.teamId }], now);
  });
}

/**
 * Writes why a queued message waits, where that is worth telling.
 *
 * @returns whether devices should hear of it.
 */
export async function tellWaiting(transaction: Transaction, messageId: string, delivery: Delivery, waiting: DeliveryWaiting, now: Instant): Promise<boolean> {
  const { until, reason } = waiting;
  if (until !== null && until - now < worthTelling) return false;
  const former = delivery.waiting;
  if (former?.reason === reason && former.until !== null && until !== null && Math.abs(former.until - until) < worthTelling) return false;
  await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [messageId, JSON.stringify({ ...delivery, waiting } satisfies Delivery)]);
  return true;
}
