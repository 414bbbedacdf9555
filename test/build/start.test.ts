import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrolDemoProfile } from '../../build/start/enrol-profile.ts';
import { hostBackend, visitBackend } from '../../build/start/share-backend.ts';
import { requireFreePort } from '../../build/start/start-backend.ts';
import { readStartOptions } from '../../build/start/start-options.ts';
import { sandboxSecrets, stateFolder } from '../../build/start/state-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskline-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the words of npm start', () => {
  it('opens the employee by default, and any role or relay that is named', () => {
    expect(readStartOptions([], {})).toEqual({ as: 'employee', relayUrl: undefined, relayPort: 4600, sandboxPort: 4700, wantsHelp: false });
    expect(readStartOptions(['--as=manager', '--relay', 'https://relay.example.com/'], { RELAY_PORT: '5000' })).toMatchObject({
      as: 'manager',
      relayUrl: 'https://relay.example.com',
      relayPort: 5000,
    });
  });

  it.each([
    [['--as', 'boss'], {}, 'employee, manager, admin'],
    [['--relay'], {}, 'https://relay.example.com'],
    [['--relay', 'ftp://x'], {}, 'https://relay.example.com'],
    [['--sa', 'manager'], {}, "'--sa' is not an option"],
    [[], { RELAY_PORT: 'many' }, 'RELAY_PORT must be a port'],
  ])('refuses %j with %j and says %s', (args, env, words) => {
    expect(() => readStartOptions(args, env)).toThrow(words);
  });
});

describe('a port in use', () => {
  it('is named together with the way out', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(requireFreePort(port, 'the relay', 'RELAY_PORT')).rejects.toThrow(`RELAY_PORT=${port + 1} npm start`);
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, 'the relay', 'RELAY_PORT')).resolves.toBeUndefined();
  });
});

describe('secrets of the sandbox', () => {
  it('are drawn once and readable by their owner alone', () => {
    const state = stateFolder(folder);
    const first = sandboxSecrets(state);
    expect(sandboxSecrets(state)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(3);
    expect(statSync(join(state.root, 'sandbox-secrets.json')).mode & 0o777).toBe(0o600);
  });
});

describe('two starts side by side', () => {
  it('share one relay, one window a role, and learn when the other ends', async () => {
    expect(await visitBackend(folder, 'employee')).toEqual({ kind: 'nobody-there' });
    const hosting = await hostBackend(folder, { relayUrl: 'http://127.0.0.1:1' }, 'employee');
    expect(await visitBackend(folder, 'employee')).toEqual({ kind: 'role-taken' });
    const visit = await visitBackend(folder, 'manager');
    if (visit.kind !== 'welcome') throw new Error(visit.kind);
    expect(visit.relayUrl).toBe('http://127.0.0.1:1');
    expect(await visitBackend(folder, 'manager')).toEqual({ kind: 'role-taken' });
    const alone = hosting.whenAlone();
    visit.leave();
    await alone;
    expect(hosting.guests()).toBe(0);
    const second = await visitBackend(folder, 'admin');
    if (second.kind !== 'welcome') throw new Error(second.kind);
    hosting.close();
    await second.whenHostLeaves;
    expect(await visitBackend(folder, 'admin')).toEqual({ kind: 'nobody-there' });
  });
});

describe('enrolling a demo profile', () => {
  async function withRelay(run: (relayUrl: string, codes: () => number) => Promise<void>): Promise<void> {
    let codes = 0;
    const server = createServer((request: IncomingMessage, response) => {
      if (request.headers.authorization !== 'Bearer operator') return void response.writeHead(401).end('{}');
      if (request.url === '/v1/admin/demo-company') return void response.end(JSON.stringify({ people: [{ id: 'p1', name: 'Mara', role: 'employee' }] }));
      codes += 1;
      response.writeHead(201).end(JSON.stringify({ code: `code-${codes}` }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => codes);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('leaves a code until the client is enrolled, asks for none after that, and begins anew with a new relay', async () => {
    writeFileSync(join(folder, 'operator-token'), 'operator\n');
    const profile = join(folder, 'profile');
    const file = join(profile, 'enrolment.json');
    await withRelay(async (relayUrl, codes) => {
      const request = { relayUrl, relayData: folder, role: 'employee', profile } as const;
      expect(await enrolDemoProfile(request)).toBe('Mara');
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ relayUrl, code: 'code-1' });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      rmSync(file);
      writeFileSync(join(profile, 'profile.json'), JSON.stringify({ enrolled: true }));
      await enrolDemoProfile(request);
      expect({ codes: codes(), left: existsSync(file) }).toEqual({ codes: 1, left: false });
    });
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'cache'), 'of another relay');
    await withRelay(async (relayUrl) => {
      await enrolDemoProfile({ relayUrl, relayData: folder, role: 'employee', profile });
      expect({ cache: existsSync(join(profile, 'cache')), code: existsSync(file) }).toEqual({ cache: false, code: true });
    });
  });

  it('says what the relay says when it refuses', async () => {
    writeFileSync(join(folder, 'operator-token'), 'wrong');
    await withRelay(async (relayUrl) => {
      await expect(enrolDemoProfile({ relayUrl, relayData: folder, role: 'employee', profile: join(folder, 'p') })).rejects.toThrow('answered 401');
    });
  });
});
