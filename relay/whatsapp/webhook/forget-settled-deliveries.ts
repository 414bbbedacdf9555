import { day } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Sql } from '../../database/database.ts';

/** Applied deliveries are kept for as long as a new version could read more out of them. They hold messages: keeping them longer would go round the retention. */
const keepApplied = 30 * day;

/** Deliveries that were given up, or came for a number that nobody has added: somebody should have looked by then. */
const keepOthers = 90 * day;

const perStep = 500;

/** Removes raw deliveries that are of no use any more. @returns how many. */
export async function forgetSettledDeliveries(sql: Sql, now: Instant): Promise<{ readonly removed: number; readonly isMore: boolean }> {
  const rows = await sql.query(
    `DELETE FROM webhook_delivery WHERE id IN (
       (SELECT id FROM webhook_delivery WHERE decoded_at IS NOT NULL AND unknown_numbers IS NULL AND received_at < $1 LIMIT ${perStep})
       UNION ALL
       (SELECT id FROM webhook_delivery WHERE (parked_at IS NOT NULL OR unknown_numbers IS NOT NULL) AND received_at < $2 LIMIT ${perStep}))
     RETURNING 1 AS one`,
    [now - keepApplied, now - keepOthers],
  );
  return { removed: rows.length, isMore: rows.length >= perStep };
}
