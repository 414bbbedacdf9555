import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../../shared/protocol/changes.ts';
import { aContact, aConversation, fromContact, idOf, monday } from '../../support/cache-content.ts';
import { composeTestVault, makeTestFolder, testKey } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const hour = 3_600_000;
const day = 24 * hour;
const before: readonly Change[] = [
  { entity: 'contact', contact: aContact(1) },
  { entity: 'conversation', conversation: aConversation(1) },
  { entity: 'message', message: fromContact(1, { at: monday - 2 * day }) },
  { entity: 'message', message: fromContact(2, { at: monday - 60_000 }) },
];
const since: readonly Change[] = [{ entity: 'message', message: fromContact(3, { at: monday + 1 }) }];

function place() {
  const { folder, remove } = makeTestFolder();
  onTestFinished(remove);
  return { kind: 'disk', folder } as const;
}

function aVault(now = monday): TestVault {
  const vault = composeTestVault({ clock: { now: () => now } });
  onTestFinished(() => vault.close());
  return vault;
}

async function marks(vault: TestVault): Promise<unknown> {
  const undecided = (await vault.value('notices.undecided', { limit: 10 })).map(({ messageId }) => messageId);
  const summary = await vault.value('conversations.read', { id: idOf('conversation', 1) });
  return { unread: summary?.unread, undecided };
}

const reasonOf = async (vault: TestVault, count: number) => (await vault.value('notices.explain', { messageId: idOf('message', count) }))?.reason;

describe('a cache that was rebuilt', () => {
  it('counts as read and silent what came before, and as new what came since', async () => {
    const [location, vault] = [place(), aVault()];
    await vault.value('discard', { location, rebuild: 'corrupt' });
    expect(await vault.value('open', { location, key: testKey() })).toEqual({ fresh: true, rebuilding: { reason: 'corrupt', since: monday, readBefore: monday } });
    await vault.value('changes.apply', { changes: [...before, ...since], cursor: 3, caughtUp: true });
    expect(await marks(vault)).toEqual({ unread: 1, undecided: [idOf('message', 3)] });
    expect([await reasonOf(vault, 1), await reasonOf(vault, 2), await reasonOf(vault, 3)]).toEqual(['rebuilt', 'rebuilt', undefined]);
    expect(await vault.value('notices.badge', null)).toBe(1);
  });

  it('is through with the first synchronisation: what Meta held up and brings later is new', async () => {
    const [location, vault] = [place(), aVault()];
    await vault.value('discard', { location, rebuild: 'wrong-key' });
    await vault.value('open', { location, key: testKey() });
    await vault.value('changes.apply', { changes: before, cursor: 2, caughtUp: true });
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(4, { at: monday - 30_000 }) }], cursor: 4, caughtUp: true });
    expect(await marks(vault)).toEqual({ unread: 1, undecided: [idOf('message', 4)] });
    vault.close();
    expect(await aVault().value('open', { location, key: testKey() })).toEqual({ fresh: false });
  });

  it('goes on where the process died: between discarding and opening, and in the middle of the pages', async () => {
    const location = place();
    const first = aVault();
    await first.value('discard', { location, rebuild: 'from-the-future' });
    first.close();
    const second = aVault(monday + hour);
    const rebuilding = { reason: 'from-the-future', since: monday, readBefore: monday };
    expect(await second.value('open', { location, key: testKey() })).toEqual({ fresh: true, rebuilding });
    await second.value('changes.apply', { changes: before.slice(0, 3), cursor: 1, caughtUp: false });
    second.close();
    const third = aVault(monday + 2 * hour);
    expect(await third.value('open', { location, key: testKey() })).toEqual({ fresh: false, rebuilding });
    await third.value('changes.apply', { changes: [...before.slice(3), ...since], cursor: 3, caughtUp: true });
    expect(await marks(third)).toEqual({ unread: 1, undecided: [idOf('message', 3)] });
    expect(await reasonOf(third, 2)).toBe('rebuilt');
  });

  it('does not call read what came after the last write of the cache before: this computer never had it', async () => {
    const [location, old] = [place(), aVault()];
    await old.value('open', { location, key: testKey() });
    old.close();
    const file = join(location.folder, 'cache.db');
    writeFileSync(file, Buffer.alloc(16_384, 0x5a));
    utimesSync(file, new Date(monday - day), new Date(monday - day));
    const vault = aVault();
    expect((await vault.call('open', { location, key: testKey() })).ok).toBe(false);
    await vault.value('discard', { location, rebuild: 'corrupt' });
    expect(await vault.value('open', { location, key: testKey() })).toMatchObject({ rebuilding: { since: monday, readBefore: monday - day } });
    await vault.value('changes.apply', { changes: before, cursor: 2, caughtUp: true });
    expect(await marks(vault)).toEqual({ unread: 1, undecided: [idOf('message', 2)] });
    expect(await reasonOf(vault, 1)).toBe('rebuilt');
  });

  it('is not what a first enrolment is, nor a new one after a rebuild that never ended', async () => {
    const [location, vault] = [place(), aVault()];
    await vault.value('discard', { location, rebuild: 'corrupt' });
    await vault.value('discard', { location });
    expect(await vault.value('open', { location, key: testKey() })).toEqual({ fresh: true });
    await vault.value('changes.apply', { changes: before, cursor: 2, caughtUp: true });
    expect(await marks(vault)).toEqual({ unread: 2, undecided: [idOf('message', 2)] });
  });
});
