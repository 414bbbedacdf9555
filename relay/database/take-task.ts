import type { Instant } from '../../shared/kernel/time.ts';
import type { Sql } from './database.ts';

/**
 * Takes a task that one process does for all, if it was not begun by anybody within `every` milliseconds. Whoever takes it and dies leaves it to be
 * done at its next time: only for work that may be left out once.
 */
export async function takeTask(sql: Sql, name: string, every: number, now: Instant): Promise<boolean> {
  const taken = await sql.query(
    `INSERT INTO shared_task (name, begun_at) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at WHERE shared_task.begun_at <= $3 RETURNING name`,
    [name, now, now - every],
  );
  return taken.length > 0;
}
