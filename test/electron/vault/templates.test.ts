import { describe, expect, it } from 'vitest';
import { connect } from '../../../electron/vault/database/sqlite-driver.ts';
import { migrate } from '../../../electron/vault/database/migrate.ts';
import { cacheMigration } from '../../../electron/vault/schema/migrations/0001-cache.ts';
import { allMigrations } from '../../../electron/vault/schema/migrations/all-migrations.ts';
import type { Template } from '../../../shared/domain/templates/template.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { aContact, aConversation, fromContact, idOf, monday } from '../../support/cache-content.ts';
import { makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';

function aTemplate(count: number, more: Partial<Template> = {}): Template {
  return {
    id: makeId(1_700_000_000_000, Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0, count])) as Template['id'], name: `template_${count}`, language: 'en', status: 'APPROVED', statusReason: null,
    category: 'UTILITY', quality: 'GREEN', parameterFormat: 'positional', header: null, body: 'Your viewing is on {{1}}.', footer: null, buttons: [],
    variables: [{ part: 'body', buttonIndex: null, key: '1', example: 'Friday' }], numberIds: [idOf('number', 1)], changedAt: monday, ...more,
  };
}
const changesOf = (...templates: readonly Template[]) => templates.map((template) => ({ entity: 'template', template }) as const);

describe('templates', () => {
  it('are kept as the relay says them, by name and language, and announced as a change of the directory', async () => {
    const vault = await openTestVault();
    const [welcome, german, viewing] = [aTemplate(1, { name: 'welcome' }), aTemplate(2, { name: 'welcome', language: 'de' }), aTemplate(3, { name: 'viewing', status: 'PAUSED' })];
    await vault.value('changes.apply', { changes: changesOf(welcome, german, viewing), cursor: 3 });
    expect(await vault.value('templates.list', null)).toEqual([viewing, german, welcome]);
    const changed = { ...viewing, status: 'APPROVED', body: 'See you on {{1}}.' };
    const again = { changes: changesOf(changed, welcome), cursor: 5 };
    expect(await vault.changesOf('changes.apply', again)).toEqual([{ kind: 'directory' }]);
    expect((await vault.value('templates.list', null))[0]).toEqual(changed);
    expect(await vault.changesOf('changes.apply', again)).toEqual([]);
  });

  it('go when they are gone at WhatsApp, and come back when they are made anew', async () => {
    const vault = await openTestVault();
    await vault.value('changes.apply', { changes: changesOf(aTemplate(1), aTemplate(2)), cursor: 1 });
    await vault.value('changes.apply', { changes: changesOf(aTemplate(1, { status: 'DELETED' })), cursor: 2 });
    expect((await vault.value('templates.list', null)).map(({ name }) => name)).toEqual(['template_2']);
    await vault.value('changes.apply', { changes: changesOf(aTemplate(1, { status: 'PENDING' })), cursor: 3 });
    expect(await vault.value('templates.list', null)).toHaveLength(2);
  });

  it('stay through every purge: they are the company\'s words, not content of a message', async () => {
    const vault = await openTestVault();
    const changes = [...changesOf(aTemplate(1)), { entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }, { entity: 'message', message: fromContact(1) }] as const;
    await vault.value('changes.apply', { changes: [...changes], cursor: 1 });
    const receipt = await vault.value('purge.run', { plan: { messagesBefore: monday + 1e9, filesBefore: monday + 1e9 }, trigger: 'manual', policyRevision: null, now: monday + 1e9, receiptId: 'r' });
    expect(receipt).toMatchObject({ messages: 1, conversations: 1 });
    expect(await vault.value('templates.list', null)).toEqual([aTemplate(1)]);
  });

  it('survive a restart, and go with the cache when it is discarded', async () => {
    const { folder, remove } = makeTestFolder();
    const location = { kind: 'disk', folder } as const;
    const vault = await openTestVault(location);
    await vault.value('changes.apply', { changes: changesOf(aTemplate(1)), cursor: 1 });
    await vault.value('close', null);
    await vault.value('open', { location, key: testKey() });
    expect(await vault.value('templates.list', null)).toEqual([aTemplate(1)]);
    await vault.value('discard', { location });
    expect(await vault.value('open', { location, key: testKey() })).toEqual({ fresh: true });
    expect(await vault.value('templates.list', null)).toEqual([]);
    vault.close();
    remove();
  });

  it('find their table in a cache of the version before, which keeps what it holds', () => {
    const connection = connect({ path: ':memory:', waitMs: 0, onStatement: undefined });
    migrate(connection, [cacheMigration]);
    connection.exec("INSERT INTO team (id, body) VALUES ('t', '{}')");
    expect(migrate(connection, allMigrations)).toBe('migrated');
    expect(connection.prepare('SELECT count(*) FROM team').pluck().get()).toBe(1);
    expect(connection.prepare('SELECT count(*) FROM template').pluck().get()).toBe(0);
  });
});
