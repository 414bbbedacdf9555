import type { Sql } from '../database/database.ts';

/** Outgoing messages that are not settled, and those that ended badly, by state. What Meta took is not work any more and is not counted. */
export async function countOutgoing(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ state: string; count: number }>(
    `SELECT state, count(*) AS count FROM outgoing WHERE state <> 'accepted' GROUP BY state`,
  );
  const counts = new Map(['waiting', 'sending', 'failed', 'unconfirmed'].map((state) => [state, 0]));
  for (const row of rows) counts.set(row.state, row.count);
  return counts;
}
