import type { Sql } from '../database/database.ts';

/** What waits in ordinary traffic, a new note or a changed name, is found within seconds: that is not worth a word. More is a backlog. */
const ordinary = 200;

/** Whether every message and name can be found, or will be at once: false while a backlog is being folded after an update of the relay. */
export async function isFilled(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ waiting: number }>(
    `SELECT (SELECT count(*) FROM (SELECT FROM message WHERE search_words IS NULL LIMIT ${ordinary + 1}) message)
       + (SELECT count(*) FROM (SELECT FROM contact WHERE search_words IS NULL LIMIT ${ordinary + 1}) contact) AS waiting`,
  );
  return (row?.waiting ?? 0) <= ordinary;
}
