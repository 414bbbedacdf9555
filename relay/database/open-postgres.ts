import pg from 'pg';
import type { Redacted } from '../../shared/kernel/redacted.ts';
import type { Database, Sql, Transaction } from './database.ts';
import { listenOnPostgres } from './listen-on-postgres.ts';
import { readBigint, readBytea, typeIds } from './values.ts';

/** Ten connections serve hundreds of devices: requests are short, and streams hold none. */
const poolSize = 10;

/** A database that does not answer within this time counts as unreachable. */
const connectTimeoutMs = 10_000;

/**
 * Connects to PostgreSQL. Connects once before it answers, so that a wrong address is found at start and not by the first request.
 *
 * @param onConnectionError hears that an idle connection broke (the pool opens a new one by itself).
 * @throws the driver's error.
 */
export async function openPostgres(url: Redacted, onConnectionError: () => void): Promise<Database> {
  const settings = { connectionString: url.reveal(), connectionTimeoutMillis: connectTimeoutMs, application_name: 'deskline-relay', types };
  const pool = new pg.Pool({ ...settings, max: poolSize });
  pool.on('error', onConnectionError);
  // The pool hears the errors of idle connections alone. One that is lent out, or just thrown away, says that the server went down by an event too, and
  // an error event that nobody hears ends the process. Whatever statement comes next fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  const listeners = new Set<() => Promise<void>>();
  return {
    kind: 'postgres',
    query: sqlOf(pool).query,
    transaction: (work, options) => inTransaction(pool, work, options?.isolation),
    listen: async (channel, hear, onMissed) => {
      const stop = await listenOnPostgres({ settings, channel, hear, onMissed });
      listeners.add(stop);
      return async () => {
        listeners.delete(stop);
        await stop();
      };
    },
    close: async () => {
      await Promise.all([...listeners].map((stop) => stop()));
      listeners.clear();
      if (!pool.ended) await pool.end();
    },
  };
}

async function inTransaction<Value>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<Value>,
  isolation: 'repeatable read' | undefined,
): Promise<Value> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(isolation === undefined ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ');
    const value = await work({
      ...sqlOf(client),
      atomic: true,
      script: async (text) => {
        await client.query(text);
      },
    });
    await client.query('COMMIT');
    return value;
  } catch (error) {
    // A connection that cannot even roll back is not given to anybody else.
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function sqlOf(runner: Pick<pg.Pool, 'query'> | pg.PoolClient): Sql {
  return {
    query: async <Row>(text: string, parameters?: readonly unknown[]) => {
      // The driver does not know the shape of a row; the caller names it beside the statement that makes it.
      const answer = await runner.query(text, parameters?.slice() ?? []);
      return answer.rows as readonly Row[];
    },
  };
}

const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (id === typeIds.bigint) return readBigint;
    if (id === typeIds.bytea) return readBytea;
    if (id === typeIds.bigintArray) return readBigintArray;
    return ordinaryParser(id, format);
  },
} satisfies pg.CustomTypesConfig;

// The driver types its parsers by an enum of ids that leaves out every type made later; a number is what arrives.
const ordinaryParser = pg.types.getTypeParser as (id: number, format?: 'text' | 'binary') => (value: string) => unknown;

/** `{1,2,NULL}`: the driver's own reader would give texts. */
function readBigintArray(text: string): readonly (number | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((item) => (item === 'NULL' ? null : readBigint(item)));
}
