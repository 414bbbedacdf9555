import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanEnvironment } from '../../../../electron/main/vault-access/clean-environment.ts';
import { findNodeBinary } from '../../../../electron/main/vault-access/find-node-binary.ts';
import { startVaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import type { VaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import { splitLines } from '../../../../electron/main/vault-access/split-lines.ts';
import type { VaultChange } from '../../../../electron/vault/vault-contract.ts';
import { aContact, aConversation, anImage, aRequest, fromContact, idOf, monday } from '../../../support/cache-content.ts';
import { makeTestFolder, testKey } from '../../../support/open-test-vault.ts';

const entry = fileURLToPath(new URL('../../../../electron/vault/entry.ts', import.meta.url));
const hostFile = fileURLToPath(new URL('../../../../electron/main/vault-access/open-vault-process.ts', import.meta.url));
const onLinux = process.platform === 'linux';

let undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

function testFolder(): string {
  const { folder, remove } = makeTestFolder();
  undo.push(remove);
  return folder;
}

async function start(lines: string[] = []): Promise<VaultProcess> {
  const started = await startVaultProcess({ entry, log: (line) => lines.push(line) });
  undo.push(started.stop);
  return started;
}

/** The processes that this one has started and that run the vault. */
function vaultProcessIds(): readonly number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter((id) => id !== '').map(Number);
  return children.filter((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('entry.ts'));
}

describe('the vault process', () => {
  it('answers calls, carries binary values and tells what changed before it answers', async () => {
    const { vault } = await start();
    const location = { kind: 'disk', folder: testFolder() } as const;
    const events: (readonly VaultChange[] | string)[] = [];
    const stopListening = vault.onChanges((changes) => events.push(changes));
    expect(await vault.call('open', { location, key: testKey() })).toEqual({ ok: true, value: { fresh: true } });
    const changes = [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }, { entity: 'message', message: fromContact(1, { content: anImage(1, null) }) }] as const;
    await vault.call('changes.apply', { changes, cursor: 3 }).then(() => events.push('applied'));
    expect(events).toEqual([[{ kind: 'everything' }], expect.arrayContaining([{ kind: 'conversation', id: idOf('conversation', 1) }]), 'applied']);
    stopListening();
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
    await vault.call('media.store', { id: idOf('media', 1), messageId: idOf('message', 1), mimeType: 'image/jpeg', bytes, now: monday });
    const read = await vault.call('media.read', { id: idOf('media', 1) });
    expect(read.ok && read.value !== null && Buffer.from(read.value.bytes).equals(bytes)).toBe(true);
    expect(events).toHaveLength(3);
  });

  it('answers an unknown call instead of falling silent', async () => {
    const { vault } = await start();
    expect(await vault.call('no.such' as 'close', null)).toMatchObject({ ok: false, error: { kind: 'unexpected', detail: 'unknown operation' } });
  });

  it('keeps what it has when it is stopped, and later calls are answered', async () => {
    const folder = testFolder();
    const first = await start();
    let exits = 0;
    first.onExit(() => (exits += 1));
    await first.vault.call('open', { location: { kind: 'disk', folder }, key: testKey() });
    await first.vault.call('messages.queue', { request: aRequest(1), author: idOf('person', 1), now: monday });
    await first.stop();
    expect(await first.vault.call('outbox.nextDue', null)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
    expect(exits, 'a wanted end is no accident').toBe(0);
    const second = await start();
    expect(await second.vault.call('open', { location: { kind: 'disk', folder }, key: testKey() })).toEqual({ ok: true, value: { fresh: false } });
    expect(await second.vault.call('outbox.nextDue', null)).toEqual({ ok: true, value: monday });
  });

  it.runIf(onLinux)('when it is killed with calls under way: they answer, the owner is told, and a new one opens what was kept', async () => {
    const folder = testFolder();
    const lines: string[] = [];
    const first = await start(lines);
    await first.vault.call('open', { location: { kind: 'disk', folder }, key: testKey() });
    await first.vault.call('messages.queue', { request: aRequest(1), author: idOf('person', 1), now: monday });
    const [pid = 0] = vaultProcessIds();
    const exit = new Promise((resolve) => first.onExit(resolve));
    const pending = Array.from({ length: 50 }, (_, index) => first.vault.call('messages.queue', { request: aRequest(100 + index), author: idOf('person', 1), now: monday }));
    process.kill(pid, 'SIGKILL');
    const results = await Promise.all(pending);
    expect(await exit).toEqual({ code: null });
    expect(results.at(-1)).toMatchObject({ ok: false, error: { kind: 'unexpected', detail: 'the vault process has ended' } });
    expect(lines.some((line) => line.includes('ended by itself'))).toBe(true);

    const second = await start();
    expect(await second.vault.call('open', { location: { kind: 'disk', folder }, key: testKey() })).toEqual({ ok: true, value: { fresh: false } });
    for (const [index, result] of results.entries()) {
      if (result.ok) expect(await second.vault.call('messages.read', { id: idOf('message', 100 + index) }), 'what was answered is kept').toMatchObject({ value: { outbox: { state: 'waiting' } } });
    }
    expect(await second.vault.call('messages.read', { id: idOf('message', 1) })).toMatchObject({ value: { outbox: { state: 'waiting' } } });
  });

  it.runIf(onLinux)('knows nothing secret: not in its arguments, not in its environment', async () => {
    process.env['VAULT_TEST_CANARY'] = 'canary-of-the-environment';
    undo.push(() => void delete process.env['VAULT_TEST_CANARY']);
    const lines: string[] = [];
    const { vault } = await start(lines);
    await vault.call('open', { location: { kind: 'disk', folder: testFolder() }, key: testKey() });
    const [pid = 0] = vaultProcessIds();
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    expect(environment.filter((entry) => entry !== '' && !/^(PATH|LANG|LANGUAGE|TZ|LC_\w+|NODE_CHANNEL_FD|NODE_CHANNEL_SERIALIZATION_MODE)=/.test(entry))).toEqual([]);
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter((argument) => argument !== '')).toEqual([process.execPath, entry]);
    expect(lines).toEqual([]);
  });

  it.runIf(onLinux)('ends when its parent is killed, and lets go of the cache', async () => {
    const folder = testFolder();
    const script = join(folder, 'parent.ts');
    writeFileSync(script, `
      import { readFileSync } from 'node:fs';
      import { startVaultProcess } from ${JSON.stringify(pathToFileURL(hostFile).href)};
      const { vault } = await startVaultProcess({ entry: ${JSON.stringify(entry)}, log: () => undefined });
      await vault.call('open', { location: { kind: 'disk', folder: ${JSON.stringify(join(folder, 'cache'))} }, key: new Uint8Array(32).fill(7) });
      console.log(readFileSync('/proc/' + process.pid + '/task/' + process.pid + '/children', 'utf8').trim());
      setInterval(() => undefined, 1_000);
    `);
    const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    expect(Number(output.toString().trim().split(' ')[0])).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await once(parent, 'close');
    const { vault } = await start();
    // Opening waits for a predecessor's lock for a few seconds: it succeeds only because the orphan has ended.
    expect(await vault.call('open', { location: { kind: 'disk', folder: join(folder, 'cache') }, key: testKey() })).toEqual({ ok: true, value: { fresh: false } });
  });

  it('that cannot be started answers and tells its owner', async () => {
    const lines: string[] = [];
    const broken = await startVaultProcess({ entry, nodeBinary: join(testFolder(), 'no-node-here'), log: (line) => lines.push(line) });
    expect(await broken.vault.call('close', null)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
    await broken.stop();
    expect(lines.join()).toContain('ENOENT');
    expect(lines.join(), 'no path in the log').not.toContain('no-node-here');
  });

  it('passes on what it writes line by line', async () => {
    const folder = testFolder();
    const noisy = join(folder, 'noisy.mjs');
    writeFileSync(noisy, "process.stderr.write('one\\ntw'); process.stderr.write('o\\r\\n\\nthree'); process.exitCode = 3;");
    const lines: string[] = [];
    const { onExit } = await startVaultProcess({ entry: noisy, log: (line) => lines.push(line) });
    expect(await new Promise((resolve) => onExit(resolve))).toEqual({ code: 3 });
    expect(lines).toEqual(['vault process: one', 'vault process: two', 'vault process: three', 'vault process ended by itself, code 3']);
  });
});

describe('the surroundings of the process', () => {
  it('the environment is what a program needs to start and to know its language', () => {
    const given = { PATH: '/bin', LANG: 'de_DE.UTF-8', LC_ALL: 'C', TZ: 'UTC', HOME: '/root', ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect', API_TOKEN: 'x', DBUS_SESSION_BUS_ADDRESS: 'y', LANGUAGE: undefined };
    expect(cleanEnvironment(given)).toEqual({ PATH: '/bin', LANG: 'de_DE.UTF-8', LC_ALL: 'C', TZ: 'UTC' });
  });

  it('finds the Node of the development machine from any depth, and says when there is none', () => {
    expect(findNodeBinary(join(entry, '..'))).toMatch(/node_modules[\\/]node[\\/]bin[\\/]node(\.exe)?$/);
    expect(findNodeBinary(testFolder())).toBeNull();
  });

  it('cuts lines that have no end', () => {
    const lines: string[] = [];
    const split = splitLines((line) => lines.push(line));
    for (let count = 0; count < 10; count += 1) split.push('x'.repeat(1_000));
    split.push('\nshort');
    split.end();
    expect(lines.map((line) => line.length)).toEqual([2_000, 5]);
  });
});
