import type { Database } from '../../database/database.ts';

/** Lets a stopped number (all of them with null) be tried with one message at once, instead of at the next time that was set. */
export async function allowTrial(database: Database, numberId: string | null): Promise<void> {
  await database.query(`UPDATE number SET trial_at = 0, paused_until = NULL WHERE health <> 'ok' AND ($1::uuid IS NULL OR id = $1)`, [numberId]);
}
