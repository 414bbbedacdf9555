import { describe, expect, it } from 'vitest';
import type { QuickReply } from '../../../shared/domain/quick-replies/quick-reply.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { idOf, monday } from '../../support/cache-content.ts';
import { makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';

function aQuickReply(count: number, more: Partial<QuickReply> = {}): QuickReply {
  return {
    id: makeId(1_700_000_000_000, Uint8Array.from([10, 0, 0, 0, 0, 0, 0, 0, 0, count])) as QuickReply['id'], scope: { kind: 'own', personId: idOf('person', 1) }, shortcut: `reply-${count}`,
    title: `Reply ${count}`, texts: [{ language: null, body: 'Hello {{contact.name}}' }], changedAt: monday, ...more,
  };
}
const changesOf = (...replies: readonly QuickReply[]) => replies.map((quickReply) => ({ entity: 'quick-reply', quickReply }) as const);

describe('quick replies', () => {
  it('are kept by shortcut, changed, and forgotten when they are gone; a repeat announces nothing', async () => {
    const vault = await openTestVault();
    await vault.value('changes.apply', { changes: changesOf(aQuickReply(2), aQuickReply(1)), cursor: 2 });
    expect(await vault.value('quickReplies.list', null)).toEqual([aQuickReply(1), aQuickReply(2)]);
    const changed = aQuickReply(2, { shortcut: 'a' });
    expect(await vault.changesOf('changes.apply', { changes: changesOf(changed), cursor: 3 })).toEqual([{ kind: 'directory' }]);
    expect(await vault.value('quickReplies.list', null)).toEqual([changed, aQuickReply(1)]);
    const gone = { changes: [{ entity: 'gone', of: 'quick-reply', id: changed.id }] as const, cursor: 4 };
    expect(await vault.changesOf('changes.apply', { ...gone, changes: [...gone.changes] })).toEqual([{ kind: 'directory' }]);
    expect(await vault.changesOf('changes.apply', { ...gone, changes: [...gone.changes] })).toEqual([]);
    expect(await vault.value('quickReplies.list', null)).toEqual([aQuickReply(1)]);
  });
});

describe('favourites', () => {
  it('are none at first, survive a restart beside the settings, and go with the cache', async () => {
    const { folder, remove } = makeTestFolder();
    const location = { kind: 'disk', folder } as const;
    const vault = await openTestVault(location);
    expect(await vault.value('favourites.read', null)).toEqual({ templates: [], emoji: [], skinTone: 0 });
    const chosen = { templates: ['viewing_reminder'], emoji: ['🔑', '👍🏽'], skinTone: 3 };
    await vault.value('favourites.store', chosen);
    const settings = await vault.value('settings.read', null);
    await vault.value('settings.store', { ...settings, theme: 'dark' });
    await vault.value('close', null);
    await vault.value('open', { location, key: testKey() });
    expect(await vault.value('favourites.read', null)).toEqual(chosen);
    expect(await vault.value('settings.read', null)).toEqual({ ...settings, theme: 'dark' });
    await vault.value('discard', { location });
    await vault.value('open', { location, key: testKey() });
    expect(await vault.value('favourites.read', null)).toEqual({ templates: [], emoji: [], skinTone: 0 });
    vault.close();
    remove();
  });
});
