import { createHash } from 'node:crypto';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Database } from './database.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/all-migrations.ts';

/** Why a database is not touched. `from-the-future`: a newer relay has been here; `changed`: a released migration is not what was applied. */
export type MigrationRefusal =
  | { readonly kind: 'from-the-future'; readonly found: number; readonly known: number }
  | { readonly kind: 'changed'; readonly number: number };

/** Any fixed number: relay processes that start together take turns by it. */
const advisoryLock = 4_600_217_001;

/**
 * Brings the schema up to date: all missing migrations in one transaction, so that a failure leaves the database as it was. Several processes
 * may call it at once; the first does the work and the others find it done.
 *
 * @returns how many migrations were applied.
 */
export async function migrate(
  database: Database,
  now: number,
  migrations: readonly Migration[] = allMigrations,
): Promise<Result<number, MigrationRefusal>> {
  return database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
    await transaction.query(
      'CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, hash bytea NOT NULL, applied_at bigint NOT NULL)',
    );
    const applied = await transaction.query<{ number: number; hash: Uint8Array }>('SELECT number, hash FROM migration ORDER BY number');
    const newest = applied.at(-1)?.number ?? 0;
    const known = newestOf(migrations);
    if (newest > known) return fail({ kind: 'from-the-future', found: newest, known });
    for (const row of applied) {
      const carried = migrations.find((migration) => migration.number === row.number);
      if (carried === undefined || Buffer.compare(hashOf(carried), row.hash) !== 0) return fail({ kind: 'changed', number: row.number });
    }
    const missing = migrations.filter((migration) => migration.number > newest);
    for (const migration of missing) {
      await transaction.script(migration.sql);
      await transaction.query('INSERT INTO migration (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)', [
        migration.number,
        migration.name,
        hashOf(migration),
        now,
      ]);
    }
    return succeed(missing.length);
  });
}

function newestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

function hashOf(migration: Migration): Buffer {
  return createHash('sha256').update(migration.sql, 'utf8').digest();
}

/** Whether the database answers and holds exactly the schema that this relay knows. Rejects when it does not answer. */
export async function isUpToDate(database: Database): Promise<boolean> {
  const [row] = await database.query<{ newest: number | null }>('SELECT max(number) AS newest FROM migration');
  return row?.newest === newestOf(allMigrations);
}
