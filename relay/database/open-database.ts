import { statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Redacted } from '../../shared/kernel/redacted.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Database } from './database.ts';
import { describeDatabaseFailure } from './describe-database-failure.ts';
import { FolderLocked } from './lock-folder.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { openPostgres } from './open-postgres.ts';

/** Where the data is: a PostgreSQL server, or the embedded database in `<dataDir>/database`. */
export type DatabasePlace = { readonly url: Redacted | null; readonly dataDir: string };

/**
 * Opens the database and brings its schema up to date.
 *
 * @returns the database, or one line for the operator that says what is wrong and what to do; it holds no password and no value.
 */
export async function openDatabase(
  place: DatabasePlace,
  options: {
    readonly now: number;
    readonly onConnectionError: () => void;
    /** The embedded database stopped for good; gets a line for the operator and must end the process at once. */
    readonly onBroken: (line: string) => void;
  },
): Promise<Result<Database, string>> {
  const folder = join(place.dataDir, 'database');
  let database: Database;
  try {
    database = place.url === null ? await openEmbedded(folder, () => options.onBroken(describeBreak(place.dataDir))) : await openPostgres(place.url, options.onConnectionError);
  } catch (error) {
    return fail(describe(error, place, folder));
  }
  try {
    const migrated = await migrate(database, options.now);
    if (migrated.ok) return succeed(database);
    await database.close();
    return fail(
      migrated.error.kind === 'from-the-future'
        ? `The database was made by a newer relay (schema ${migrated.error.found}, this one knows ${migrated.error.known}). Start that version, or a newer one.`
        : `Migration ${migrated.error.number} of the database is not the one that this relay carries. Start the version that made it.`,
    );
  } catch (error) {
    await database.close().catch(() => undefined);
    return fail(describe(error, place, folder));
  }
}

/** The embedded database writes its journal in files of this size; with less room it cannot even start. */
const roomNeeded = 16 * 1024 * 1024;

function describe(error: unknown, place: DatabasePlace, folder: string): string {
  if (place.url !== null) return describeDatabaseFailure(error, null);
  // On a full disk the engine ends without saying so, and 'damaged' would be dangerous advice.
  return describeDatabaseFailure(isDiskFull(dirname(folder)) && !(error instanceof FolderLocked) ? { code: 'ENOSPC' } : error, folder);
}

function describeBreak(dataDir: string): string {
  return isDiskFull(dataDir)
    ? `The embedded database stopped because the disk of ${dataDir} is full. Make room and start the relay again; nothing that it accepted is lost.`
    : 'The embedded database stopped. Start the relay again; nothing that it accepted is lost.';
}

/** Asked while everything is failing, where waiting for an answer may not be possible any more. */
function isDiskFull(folder: string): boolean {
  try {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize < roomNeeded;
  } catch {
    return false;
  }
}
