import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepCache } from '../../../../electron/main/cache/keep-cache.ts';
import type { CacheState } from '../../../../electron/main/cache/keep-cache.ts';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { drawBytes } from '../../../../electron/main/cryptography/cryptography.ts';
import type { CacheKeyAnswer } from '../../../../electron/main/secrets/secrets.ts';
import { startVaultProcess } from '../../../../electron/main/vault-access/open-vault-process.ts';
import { makeProfileFolder } from '../support/make-profile-folder.ts';
import { usualPreferences } from '../../../../shared/domain/preferences/usual-preferences.ts';

const entry = fileURLToPath(new URL('../../../../electron/vault/entry.ts', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A keychain item for the key, and the real vault process on a real disk. */
function bench(folder: string, keychain: { key: Uint8Array | null; trouble?: 'absent' | 'locked' }, beginAnew = false) {
  const events: string[] = [];
  const answer = (key: Uint8Array): CacheKeyAnswer => ({ kind: 'present', key: new Uint8Array(key) });
  const replaceKey = async (): Promise<CacheKeyAnswer> => {
    if (keychain.trouble !== undefined) return { kind: keychain.trouble, detail: '' };
    keychain.key = drawBytes(32);
    return answer(keychain.key);
  };
  const cache = keepCache({
    folder: join(folder, 'cache'),
    startProcess: () => startVaultProcess({ entry, log: () => undefined }),
    readKey: async () => (keychain.trouble === undefined && keychain.key !== null ? answer(keychain.key) : replaceKey()),
    replaceKey,
    beginAnew,
    drawBytes,
    timers: systemTimers,
    log: silent,
    onState: () => undefined,
    onEmptied: () => events.push('emptied'),
  });
  onTestFinished(() => cache.close());
  return { cache, events };
}

const settings = { ...usualPreferences, theme: 'dark', locale: 'de' } as const;
const onDisk: CacheState = { place: 'disk', reason: null, rebuilt: null };

describe('keeping the cache', () => {
  it('opens what it left, with the key of the keychain', async () => {
    const [folder, keychain] = [makeProfileFolder(), { key: drawBytes(32) }];
    const first = bench(folder, keychain);
    await first.cache.open();
    expect(await first.cache.vault.call('settings.store', settings)).toMatchObject({ ok: true });
    await first.cache.close();
    const second = bench(folder, keychain);
    await second.cache.open();
    expect(await second.cache.vault.call('settings.read', null)).toEqual({ ok: true, value: settings });
    expect([second.cache.state(), second.events]).toEqual([onDisk, []]);
  });

  it.each([
    ['wrong-key', (_folder: string, keychain: { key: Uint8Array | null }) => void (keychain.key = drawBytes(32))],
    [
      'corrupt',
      (folder: string) => {
        // Every file that is large enough to be the database: what it is called is the vault's affair.
        for (const file of readdirSync(join(folder, 'cache'), { withFileTypes: true }).filter((one) => one.isFile())) {
          const path = join(folder, 'cache', file.name);
          const bytes = readFileSync(path);
          if (bytes.length > 12_288) writeFileSync(path, bytes.fill(0x5a, 2048, 12_288));
        }
      },
    ],
  ] as const)('builds it anew when it does not open (%s), says so, and asks for everything', async (_kind, damage) => {
    const [folder, keychain] = [makeProfileFolder(), { key: drawBytes(32) as Uint8Array | null }];
    const first = bench(folder, keychain);
    await first.cache.open();
    await first.cache.vault.call('changes.apply', { changes: [], cursor: 42 });
    await first.cache.close();
    damage(folder, keychain);
    const second = bench(folder, keychain);
    await second.cache.open();
    expect(second.cache.state().place).toBe('disk');
    expect(['wrong-key', 'corrupt']).toContain(second.cache.state().rebuilt);
    expect(await second.cache.vault.call('changes.cursor', null)).toEqual({ ok: true, value: 0 });
    expect(second.events).toEqual(['emptied']);
    const begun = second.cache.state();
    expect([typeof begun.rebuiltAt, begun.refilledAt]).toEqual(['number', undefined]);
    await second.cache.close();
    const third = bench(folder, keychain);
    await third.cache.open();
    expect(third.cache.state(), 'a rebuild that is not through goes on at the next start').toEqual(begun);
    await third.cache.vault.call('changes.apply', { changes: [], cursor: 42, caughtUp: true });
    third.cache.caughtUp(5);
    third.cache.caughtUp(6);
    expect(third.cache.state()).toEqual({ ...begun, refilledAt: 5 });
    await third.cache.close();
    const fourth = bench(folder, keychain);
    await fourth.cache.open();
    fourth.cache.caughtUp(7);
    expect(fourth.cache.state()).toEqual(onDisk);
  });

  it('discards what belongs to an earlier enrolment, with a new key and without calling it a fault', async () => {
    const [folder, keychain] = [makeProfileFolder(), { key: drawBytes(32) }];
    const first = bench(folder, keychain);
    await first.cache.open();
    await first.cache.vault.call('changes.apply', { changes: [], cursor: 42 });
    await first.cache.close();
    const before = keychain.key;
    const second = bench(folder, keychain, true);
    await second.cache.open();
    expect([second.cache.state(), keychain.key === before]).toEqual([onDisk, false]);
    expect(await second.cache.vault.call('changes.cursor', null)).toEqual({ ok: true, value: 0 });
  });

  it.each([
    ['absent', 'keychain-absent'],
    ['locked', 'keychain-locked'],
  ] as const)('stays in memory when the keychain is %s, and leaves nothing on the disk', async (trouble, reason) => {
    const folder = makeProfileFolder();
    const { cache } = bench(folder, { key: null, trouble });
    await cache.open();
    expect(cache.state()).toEqual({ place: 'memory', reason, rebuilt: null });
    expect(await cache.vault.call('settings.store', settings)).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('starts the process again when it dies, and the call that met its death is answered by the next one', async () => {
    const [folder, keychain] = [makeProfileFolder(), { key: drawBytes(32) }];
    const { cache, events } = bench(folder, keychain);
    await cache.open();
    await cache.vault.call('settings.store', settings);
    for (let round = 0; round < 2; round += 1) {
      const pid = vaultProcessIds().at(-1);
      if (pid === undefined) throw new Error('There is no vault process');
      process.kill(pid, 'SIGKILL');
      expect(await cache.vault.call('settings.read', null)).toEqual({ ok: true, value: settings });
    }
    expect([cache.state(), events]).toEqual([onDisk, []]);
  });
});

function vaultProcessIds(): readonly number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('vault/entry.ts'));
}
