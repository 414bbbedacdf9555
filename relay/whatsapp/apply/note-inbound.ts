import { minute } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Transaction } from '../../database/database.ts';

/** The age of the last message is shown in minutes; telling every device about every second would double the event log. */
const worthTelling = minute;

/**
 * Notes that Meta's webhooks reach us for a number, and when a contact last did.
 *
 * @returns whether devices should hear of it.
 */
export async function noteInbound(
  transaction: Transaction,
  seen: { readonly numberId: string; readonly receivedAt: Instant; readonly inboundAt: Instant | null },
): Promise<boolean> {
  const [row] = await transaction.query<{ before: number | null; after: number | null }>(
    `UPDATE number SET last_webhook_at = greatest(number.last_webhook_at, $2::bigint), last_inbound_at = greatest(number.last_inbound_at, $3::bigint)
     FROM number former WHERE number.id = $1 AND former.id = number.id
     RETURNING former.last_inbound_at AS before, number.last_inbound_at AS after`,
    [seen.numberId, seen.receivedAt, seen.inboundAt],
  );
  if (row === undefined || row.after === null || row.after === row.before) return false;
  if (row.before !== null && Math.floor(row.before / worthTelling) === Math.floor(row.after / worthTelling)) return false;
  return true;
}
