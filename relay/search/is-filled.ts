import type { Sql } from '../database/database.ts';

/** Whether every message and name can be found: false while old rows are being folded after an update of the relay. */
export async function isFilled(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ waiting: boolean }>(
    'SELECT EXISTS (SELECT FROM message WHERE search_words IS NULL) OR EXISTS (SELECT FROM contact WHERE search_words IS NULL) AS waiting',
  );
  return row?.waiting !== true;
}
