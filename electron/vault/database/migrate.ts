import type { Connection } from './sqlite-driver.ts';

/** One numbered step. Frozen once it has been released: a change of the schema is a new step. */
export type Migration = { readonly version: number; readonly sql: string };

/**
 * Brings the schema up to the newest version, each step in one transaction with its number, so that a crash between two steps is no harm.
 *
 * @returns `from-the-future` when the file was written by a newer version than this.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): 'migrated' | 'from-the-future' {
  const present = Number(connection.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.version ?? 0;
  if (present > newest) return 'from-the-future';
  for (const migration of migrations.filter((one) => one.version > present)) {
    connection.transaction(() => {
      connection.exec(migration.sql);
      connection.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
  return 'migrated';
}
