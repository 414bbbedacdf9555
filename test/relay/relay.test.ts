import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPostgresUrl } from '../support/open-databases.ts';

const secrets = { WHATSAPP_ACCESS_TOKEN: 'canary-access', WHATSAPP_APP_SECRET: 'canary-secret', WHATSAPP_VERIFY_TOKEN: 'canary-verify' };
const entry = new URL('../../relay/relay.ts', import.meta.url).pathname;

type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

// The embedded database takes seconds to make, several times over where all cores are busy.
describe('the relay as a process', () => {
  let folder: string;
  const running = new Set<ChildProcess>();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskline-relay-'));
  });
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts a relay; `up` resolves with its address, `ended` when the process is gone. */
  function start(environment: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [entry], {
      env: { PATH: process.env['PATH'] ?? '', RELAY_PORT: '0', RELAY_DATA_DIR: join(folder, 'data'), ...secrets, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let out = '';
    let err = '';
    const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, out, err })));
    const up = new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
        const line = out.split('\n').find((text) => text.includes('relay is running'));
        if (line !== undefined) resolve((JSON.parse(line) as { url: string }).url);
      });
      void ended.then(({ err: said }) => reject(new Error(said)));
    });
    up.catch(() => undefined);
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    return { child, up, ended };
  }

  const health = async (url: string): Promise<{ instance: string }> => (await (await fetch(`${url}/healthz`)).json()) as { instance: string };

  it('makes a token for the operator that only the owner can read, and keeps it and its instance id', async () => {
    const first = start();
    const { instance } = await health(await first.up);
    const tokenFile = join(folder, 'data', 'operator-token');
    expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
    const token = await readFile(tokenFile, 'utf8');
    expect(token.trim()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    first.child.kill('SIGTERM');
    expect((await first.ended).status).toBe(0);
    const second = start();
    expect((await health(await second.up)).instance).toBe(instance);
    expect(await readFile(tokenFile, 'utf8')).toBe(token);
  });

  it('starts on its folder again after it was killed', async () => {
    const first = start();
    await first.up;
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start();
    expect((await fetch(`${await second.up}/readyz`)).status).toBe(200);
  });

  it('leaves no secret in its output', async () => {
    const relay = start();
    const url = await relay.up;
    await fetch(`${url}/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=canary-verify&hub.challenge=1`);
    await fetch(`${url}/webhooks/whatsapp`, { method: 'POST', body: 'canary-body', headers: { 'x-hub-signature-256': 'sha256=canary' } });
    relay.child.kill('SIGINT');
    const { status, out, err } = await relay.ended;
    expect(status).toBe(0);
    expect(out + err).not.toContain('canary');
  });

  const refuses = async (environment: Readonly<Record<string, string>>, line: RegExp) => {
    const { status, out, err } = await start(environment).ended;
    expect({ status, lines: err.trimEnd().split('\n').length, out }).toEqual({ status: 1, lines: 1, out: '' });
    expect(err).toMatch(line);
    expect(err).not.toMatch(/canary| {2}at /);
  };

  it('refuses a missing setting', () => refuses({ WHATSAPP_APP_SECRET: '' }, /^relay: WHATSAPP_APP_SECRET is missing\.$/m));

  it('refuses a misspelt setting', () => refuses({ RELAY_HSOT: 'x' }, /Did you mean RELAY_HOST\?/));

  it('refuses a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    await refuses({ RELAY_PORT: port }, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`));
    other.close();
  });

  it('refuses a folder that another relay uses', async () => {
    await start().up;
    await refuses({}, /Another relay is using .*data\/database/);
  });

  it('refuses a folder that is a file', async () => {
    await writeFile(join(folder, 'data'), '');
    await refuses({}, /Cannot use the data folder .*: it is a file\./);
  });

  it('refuses a damaged database', async () => {
    const database = join(folder, 'data', 'database');
    await mkdir(database, { recursive: true });
    await writeFile(join(database, 'PG_VERSION'), '18\n');
    await refuses({}, /Cannot open the database folder .*: it is damaged/);
  });

  it('refuses a database server that is not there', () => refuses({ RELAY_DATABASE_URL: 'postgres://u:canary@127.0.0.1:9/d' }, /nothing answers at the host and port/));

  it('refuses a wrong password and an unknown database', async () => {
    const right = new URL(await newPostgresUrl());
    const wrong = new URL(right);
    wrong.password = 'canary';
    await refuses({ RELAY_DATABASE_URL: wrong.href }, /refuses the user or the password/);
    right.pathname = '/nowhere';
    await refuses({ RELAY_DATABASE_URL: right.href }, /does not exist/);
  });

  it('lets several relays start at once on one PostgreSQL database', async () => {
    const url = await newPostgresUrl();
    const relays = [1, 2, 3].map((index) => start({ RELAY_DATABASE_URL: url, RELAY_DATA_DIR: join(folder, String(index)) }));
    const ready = await Promise.all(relays.map(async ({ up }) => (await fetch(`${await up}/readyz`)).status));
    expect(ready).toEqual([200, 200, 200]);
  });
});
