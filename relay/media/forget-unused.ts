import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';

/** A draft that was given up leaves its file behind for a day; then its key is destroyed, and `remove-forgotten` takes the bytes. */
export async function forgetUnused(database: Database, now: Instant): Promise<number> {
  const forgotten = await database.query(
    `UPDATE media SET state = 'failed', failure = 'never used', file_key = NULL, sha256 = NULL
     WHERE source = 'desk' AND message_id IS NULL AND file_key IS NOT NULL AND uploaded_at < $1 RETURNING id`,
    [now - day],
  );
  return forgotten.length;
}
