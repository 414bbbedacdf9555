import type { Database } from '../../database/database.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/**
 * Takes deliveries up again that spoke of a number which we did not have. What they brought for other numbers is known by now and changes nothing.
 *
 * @returns how many.
 */
export async function reconsiderParked(database: Database, phoneNumberId: string, now: Instant): Promise<number> {
  const taken = await database.query(
    `UPDATE webhook_delivery SET decoded_at = NULL, unknown_numbers = NULL, next_attempt_at = $2
     WHERE unknown_numbers IS NOT NULL AND unknown_numbers @> ARRAY[$1::text] RETURNING id`,
    [phoneNumberId, now],
  );
  return taken.length;
}
