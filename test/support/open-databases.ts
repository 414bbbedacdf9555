import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { fingerprintOf } from '../../build/bundle/source-fingerprint.ts';
import { migrate } from '../../relay/database/migrate.ts';
import type { Database } from '../../relay/database/database.ts';
import { adaptEngine, engineParsers } from '../../relay/database/open-embedded.ts';
import { openPostgres } from '../../relay/database/open-postgres.ts';
import { Redacted } from '../../shared/kernel/redacted.ts';
import type {} from './postgres-global-setup.ts';
import { startPostgresServer } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

/** One kind of database to run a suite on. `open` gives a new, migrated, empty one; it is closed and gone at the end of the file. */
export type DatabaseKind = { readonly name: string; readonly open: () => Promise<Database> };

const project = join(import.meta.dirname, '../..');
let ownServer: Promise<PostgresServer> | undefined;
let embeddedOriginal: Promise<Blob> | undefined;
let postgresOriginal: Promise<string> | undefined;
const toClose = new Set<Database>();

/**
 * Both databases of the relay, for `describe.each(databases)('… on $name', ({ open }) => …)`. What holds on one must hold on the other.
 */
export const databases: readonly DatabaseKind[] = [
  { name: 'the embedded database', open: openEmbeddedForTest },
  { name: 'PostgreSQL', open: openPostgresForTest },
];

/** A migrated, empty embedded database in memory: a copy of one that was migrated for real, because making one takes over a second. */
export async function openEmbeddedForTest(): Promise<Database> {
  embeddedOriginal ??= keptEmbeddedOriginal();
  const engine = await PGlite.create({ dataDir: 'memory://', parsers: engineParsers, loadDataDir: await embeddedOriginal });
  return keep(adaptEngine(engine, embeddedEnds));
}

/** A migrated, empty database of its own on a real PostgreSQL server: a copy of one that was migrated for real. */
export async function openPostgresForTest(): Promise<Database> {
  postgresOriginal ??= makePostgresOriginal();
  return keep(await openPostgres(new Redacted(await createDatabase(await postgresOriginal)), () => undefined));
}

/** The address of a new, empty database (no tables) on a real PostgreSQL server. */
export function newPostgresUrl(): Promise<string> {
  return createDatabase('template1');
}

async function createDatabase(template: string): Promise<string> {
  const adminUrl = await postgresAdminUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  // Copying files beats the write-ahead log for small databases on a server without fsync.
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const embeddedEnds = {
  unlock: () => undefined,
  onBroken: () => {
    throw new Error('The embedded engine stopped');
  },
};

/** Kept between files and runs, under a name that changes with the migrations and the engine: making it takes seconds, in each of some thirty files. */
async function keptEmbeddedOriginal(): Promise<Blob> {
  const name = fingerprintOf(project, ['relay/database/migrations', 'relay/database/migrate.ts', 'node_modules/@electric-sql/pglite/package.json', 'test/support/open-databases.ts']);
  const folder = join(project, '.deskline/test-databases');
  const file = join(folder, `${name}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept !== null) return new Blob([kept]);
  const made = await makeEmbeddedOriginal();
  await mkdir(folder, { recursive: true });
  // Two files may make it at once; whoever is last replaces the same by the same, in one step.
  const part = `${file}.${process.pid}`;
  await writeFile(part, new Uint8Array(await made.arrayBuffer()));
  await rename(part, file);
  return made;
}

async function makeEmbeddedOriginal(): Promise<Blob> {
  const engine = await PGlite.create({ dataDir: 'memory://', parsers: engineParsers });
  const database = adaptEngine(engine, embeddedEnds);
  await mustMigrate(database);
  const copy = await engine.dumpDataDir('none');
  await database.close();
  return copy;
}

async function makePostgresOriginal(): Promise<string> {
  const url = await createDatabase('template1');
  const database = await openPostgres(new Redacted(url), () => undefined);
  await mustMigrate(database);
  await database.close();
  return new URL(url).pathname.slice(1);
}

async function postgresAdminUrl(): Promise<string> {
  const shared: string | undefined = inject('postgresAdminUrl');
  if (shared !== undefined) return shared;
  ownServer ??= startPostgresServer();
  return (await ownServer).adminUrl;
}

/** Closed at the end of the file at the latest; a test that opens many closes each, for an embedded one takes some 100 MB. */
function keep(database: Database): Database {
  const kept: Database = {
    ...database,
    close: async () => {
      toClose.delete(kept);
      await database.close();
    },
  };
  toClose.add(kept);
  return kept;
}

async function mustMigrate(database: Database): Promise<void> {
  const migrated = await migrate(database, 0);
  if (!migrated.ok) throw new Error('A new database could not be migrated');
}

afterAll(async () => {
  await Promise.all([...toClose].map((database) => database.close()));
  const server = await ownServer;
  ownServer = undefined;
  await server?.stop();
});
