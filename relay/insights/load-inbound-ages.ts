import type { Instant } from '../../shared/kernel/time.ts';
import type { Sql } from '../database/database.ts';

/** When the way in was last seen to work: a webhook of Meta's for a number of the company, or a delivery of our own through the whole way. Null: never. */
export async function loadInboundVerifiedAt(sql: Sql, companyId: string): Promise<Instant | null> {
  const [row] = await sql.query<{ at: number | null }>(
    'SELECT greatest((SELECT max(last_webhook_at) FROM number WHERE company_id = $1), (SELECT arrived_at FROM canary)) AS at',
    [companyId],
  );
  return row?.at ?? null;
}

/** The same for operators: per number the last webhook of Meta's, by our own id of the number, and the last canary. */
export async function loadInboundInstants(sql: Sql): Promise<{ readonly webhooks: ReadonlyMap<string, Instant>; readonly canary: Instant | null }> {
  const numbers = await sql.query<{ id: string; at: number }>('SELECT id, last_webhook_at AS at FROM number WHERE last_webhook_at IS NOT NULL');
  const [canary] = await sql.query<{ at: number | null }>('SELECT arrived_at AS at FROM canary');
  return { webhooks: new Map(numbers.map((row) => [row.id, row.at])), canary: canary?.at ?? null };
}
