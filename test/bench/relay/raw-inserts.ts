import { openPostgres } from '../../../relay/database/open-postgres.ts';
import type { Database } from '../../../relay/database/database.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';

type Copied = { readonly name: string; readonly rows: readonly Record<string, unknown>[]; readonly columns: readonly string[] };

/** Tables that one text message of a known contact writes a row of its own to. */
const tables = ['webhook_delivery', 'message', 'event_log'] as const;

/**
 * Writes the very rows that the relay wrote, once more, into copies of its tables (with their indexes), and times it: the delivery in one transaction, the
 * message with its entries of the event log in another, as the relay has to.
 *
 * @param writers connections at work at once.
 * @returns deliveries per second.
 */
export async function measureRawInserts(databaseUrl: string, count: number, writers: number): Promise<number> {
  const database = await openPostgres(new Redacted(databaseUrl), () => undefined);
  try {
    const copies = new Map<string, Copied>();
    for (const name of tables) copies.set(name, await copy(database, name, count));
    const deliveries = copies.get('webhook_delivery');
    const messages = copies.get('message');
    const entries = copies.get('event_log');
    if (deliveries === undefined || messages === undefined || entries === undefined) throw new Error('No copies');
    const perMessage = Math.floor(entries.rows.length / messages.rows.length);
    let next = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: writers }, async () => {
        while (next < messages.rows.length) {
          const index = next;
          next += 1;
          await database.transaction((transaction) => insert(transaction, deliveries, deliveries.rows.slice(index, index + 1)));
          await database.transaction(async (transaction) => {
            await insert(transaction, messages, messages.rows.slice(index, index + 1));
            await insert(transaction, entries, entries.rows.slice(index * perMessage, (index + 1) * perMessage));
          });
        }
      }),
    );
    return (messages.rows.length * 1000) / (performance.now() - began);
  } finally {
    await database.close();
  }
}

async function copy(database: Database, name: string, count: number): Promise<Copied> {
  const limit = name === 'event_log' ? count * 2 : count;
  const newest = name === 'event_log' ? 'sequence' : name === 'message' ? 'recorded_at, id' : 'received_at, id';
  const rows = await database.query<Record<string, unknown>>(`SELECT * FROM ${name} ORDER BY ${newest} LIMIT ${limit}`);
  await database.query(`DROP TABLE IF EXISTS raw_${name}`);
  await database.query(`CREATE TABLE raw_${name} (LIKE ${name} INCLUDING DEFAULTS INCLUDING INDEXES)`);
  return { name, rows, columns: Object.keys(rows[0] ?? {}) };
}

async function insert(transaction: Pick<Database, 'query'>, { name, columns }: Copied, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((_, row) => `(${columns.map((_column, column) => `$${row * columns.length + column + 1}`).join(', ')})`).join(', ');
  const values = rows.flatMap((row) => columns.map((column) => storable(row[column])));
  await transaction.query(`INSERT INTO raw_${name} (${columns.join(', ')}) VALUES ${places}`, values);
}

function storable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
}
