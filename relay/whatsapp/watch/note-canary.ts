import type { Instant } from '../../../shared/kernel/time.ts';
import type { Transaction } from '../../database/database.ts';
import { logChannel } from '../../event-log/append-to-log.ts';

/**
 * Notes that a delivery of our own came all the way: stored, taken up in its turn, and the event log of every company can be locked and rings its bell.
 * It leaves no entry in the log, so nobody is ever shown anything.
 *
 * @returns false when it is not the one that was sent last: a repetition, or a late one.
 */
export async function noteCanary(transaction: Transaction, id: string, now: Instant): Promise<boolean> {
  const arrived = await transaction.query(
    `UPDATE canary SET arrived_at = $2, arrived_count = arrived_count + 1 WHERE sent_id::text = $1 AND coalesce(arrived_at, 0) < sent_at RETURNING singleton`,
    [id, now],
  );
  if (arrived.length === 0) return false;
  await transaction.query(`SELECT pg_notify($1, company_id || ':' || head) FROM (SELECT company_id, head FROM event_log_head ORDER BY company_id FOR UPDATE) log`, [logChannel]);
  return true;
}
