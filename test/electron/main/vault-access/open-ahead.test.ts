import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openAhead } from '../../../../electron/main/vault-access/open-ahead.ts';
import { startVaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import type { VaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import { makeTestFolder, testKey } from '../../../support/open-test-vault.ts';

const entry = fileURLToPath(new URL('../../../../electron/vault/entry.ts', import.meta.url));

let undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

function place() {
  const { folder, remove } = makeTestFolder();
  undo.push(remove);
  return { kind: 'disk', folder } as const;
}

async function start(): Promise<VaultProcess> {
  const started = await startVaultProcess({ entry, log: () => undefined });
  undo.push(started.stop);
  return started;
}

const otherKey = () => new Uint8Array(32).fill(9);

describe('a cache that is opened before somebody asks for it', () => {
  it('is open when they do, once: the next opening is one of its own', async () => {
    const location = place();
    const key = testKey();
    const { vault } = openAhead(await start(), location, key);
    expect(key.every((byte) => byte === 0), 'the key is not kept').toBe(true);
    expect(await vault.call('open', { location, key: testKey() })).toEqual({ ok: true, value: { fresh: true } });
    expect((await vault.call('settings.read', null)).ok).toBe(true);
    expect(await vault.call('open', { location, key: testKey() })).toEqual({ ok: true, value: { fresh: false } });
  });

  it('says what kept it from opening to the first who asks, who may then begin it anew', async () => {
    const location = place();
    const before = await start();
    await before.vault.call('open', { location, key: otherKey() });
    await before.stop();
    const { vault } = openAhead(await start(), location, testKey());
    expect(await vault.call('open', { location, key: testKey() })).toMatchObject({ ok: false, error: { kind: 'wrong-key' } });
    expect((await vault.call('discard', { location, rebuild: 'wrong-key' })).ok).toBe(true);
    expect(await vault.call('open', { location, key: testKey() })).toMatchObject({ ok: true, value: { fresh: true } });
  });

  it('is discarded like any other when a new enrolment begins with that, and opened with the new key', async () => {
    const location = place();
    const { vault } = openAhead(await start(), location, testKey());
    expect((await vault.call('discard', { location })).ok).toBe(true);
    expect(await vault.call('open', { location, key: otherKey() })).toEqual({ ok: true, value: { fresh: true } });
    await vault.call('close', null);
    expect(await vault.call('open', { location, key: testKey() })).toMatchObject({ ok: false, error: { kind: 'wrong-key' } });
  });

  it('is left alone when another place is asked for', async () => {
    const [location, other] = [place(), { kind: 'memory' } as const];
    const { vault } = openAhead(await start(), location, testKey());
    expect(await vault.call('open', { location: other, key: testKey() })).toEqual({ ok: true, value: { fresh: true } });
  });

  it('answers like a process that has ended when it has', async () => {
    const location = place();
    const process = await start();
    const { vault } = openAhead(process, location, testKey());
    await process.stop();
    await vault.call('open', { location, key: testKey() });
    expect(await vault.call('open', { location, key: testKey() })).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  });
});
