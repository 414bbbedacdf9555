import { existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyKey } from '../../../electron/vault/database/apply-key.ts';
import { isSoundVersion } from '../../../electron/vault/database/find-unsafe-setting.ts';
import { connect } from '../../../electron/vault/database/sqlite-driver.ts';
import type { Connection } from '../../../electron/vault/database/sqlite-driver.ts';
import { aContact, aConversation, fromContact, idOf, monday } from '../../support/cache-content.ts';
import { fillCache } from '../../support/fill-cache.ts';
import { composeTestVault, makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';

let undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.reverse()) step();
  undo = [];
});

function testFolder(): string {
  const { folder, remove } = makeTestFolder();
  undo.push(remove);
  return folder;
}

async function makeCache(folder: string, messages = 50): Promise<void> {
  const vault = await openTestVault({ kind: 'disk', folder });
  await fillCache(vault, { messages, conversations: 3, seed: 1, from: monday - 1_000_000, until: monday });
  vault.close();
}

function change(folder: string, work: (connection: Connection) => void): void {
  const connection = connect({ path: join(folder, 'cache.db'), waitMs: 0, onStatement: undefined });
  applyKey(connection, testKey());
  work(connection);
  connection.close();
}

async function reopen(folder: string, key = testKey()): Promise<string> {
  const vault = composeTestVault();
  undo.push(vault.close);
  const opened = await vault.call('open', { location: { kind: 'disk', folder }, key });
  return opened.ok ? `open, fresh: ${opened.value.fresh}` : opened.error.kind;
}

describe('opening', () => {
  it('creates a cache, and finds everything again the next time', async () => {
    const folder = join(testFolder(), 'deep', 'cache');
    expect(await reopen(folder)).toBe('open, fresh: true');
    undo.pop()?.();
    const vault = composeTestVault();
    expect(await vault.value('open', { location: { kind: 'disk', folder }, key: testKey() })).toEqual({ fresh: false });
    await vault.value('changes.apply', { changes: [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }, { entity: 'message', message: fromContact(1) }], cursor: 9 });
    vault.close();
    const again = await openTestVault({ kind: 'disk', folder });
    expect(await again.value('changes.cursor', null)).toBe(9);
    expect(await again.value('messages.read', { id: idOf('message', 1) })).toEqual({ ...fromContact(1), outbox: null });
    again.close();
  });

  it('is for this user alone and encrypted from the first byte', async () => {
    const folder = testFolder();
    await makeCache(folder);
    const bytes = readFileSync(join(folder, 'cache.db'));
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('CREATE TABLE')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('zeroes the key that it was given', async () => {
    const key = testKey();
    const vault = composeTestVault();
    await vault.value('open', { location: { kind: 'disk', folder: testFolder() }, key });
    vault.close();
    expect(key).toEqual(new Uint8Array(32));
  });

  it('answers wrong-key for another key, a key of another length, and a file that is none', async () => {
    const folder = testFolder();
    await makeCache(folder);
    const before = readFileSync(join(folder, 'cache.db'));
    expect(await reopen(folder, new Uint8Array(32).fill(8))).toBe('wrong-key');
    expect(await reopen(folder, new Uint8Array(31))).toBe('wrong-key');
    expect(readFileSync(join(folder, 'cache.db')).equals(before), 'a refused cache is not touched').toBe(true);
    writeFileSync(join(folder, 'cache.db'), 'x'.repeat(10_000));
    expect(await reopen(folder)).toBe('wrong-key');
  });

  it('answers corrupt for a file that was cut off', async () => {
    const folder = testFolder();
    await makeCache(folder, 500);
    truncateSync(join(folder, 'cache.db'), statSync(join(folder, 'cache.db')).size / 2);
    expect(await reopen(folder)).toBe('corrupt');
  });

  it('answers corrupt when a damaged page is read, and nothing of it', async () => {
    const folder = testFolder();
    await makeCache(folder, 500);
    const bytes = readFileSync(join(folder, 'cache.db'));
    for (let page = 4; page * 4096 < bytes.length; page += 1) bytes[page * 4096 + 2_000] = (bytes[page * 4096 + 2_000] ?? 0) ^ 1;
    writeFileSync(join(folder, 'cache.db'), bytes);
    const vault = composeTestVault();
    undo.push(vault.close);
    const opened = await vault.call('open', { location: { kind: 'disk', folder }, key: testKey() });
    const listed = opened.ok ? await vault.call('conversations.list', { limit: 10, before: null }) : opened;
    expect(listed).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  });

  it('answers from-the-future for a newer schema', async () => {
    const folder = testFolder();
    await makeCache(folder);
    change(folder, (connection) => connection.pragma('user_version = 99'));
    expect(await reopen(folder)).toBe('from-the-future');
  });

  it.each([
    ['the search index forgets insecurely', "INSERT INTO message_fts (message_fts, rank) VALUES ('secure-delete', 0)"],
    ['free pages cannot be given back', 'PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM'],
  ])('answers unsafe when %s', async (_, sql) => {
    const folder = testFolder();
    await makeCache(folder);
    change(folder, (connection) => connection.exec(sql));
    expect(await reopen(folder)).toBe('unsafe');
  });

  it('knows the versions of SQLite in which the search index can break', () => {
    expect(['3.43.2', '3.44.0', '3.45.3', '3.46.0', '3.46.1', '3.53.4'].map(isSoundVersion)).toEqual([true, false, false, false, true, true]);
  });

  it('answers busy while another process holds the cache', async () => {
    const folder = testFolder();
    const holder = await openTestVault({ kind: 'disk', folder });
    undo.push(holder.close);
    expect(await reopen(folder)).toBe('busy');
  });

  it('answers full when the disk is, keeps what was there, and goes on when there is room', async () => {
    const folder = testFolder();
    await makeCache(folder, 100);
    const pages = statSync(join(folder, 'cache.db')).size / 4096;
    const tight = await openTestVault({ kind: 'disk', folder }, { maxPages: pages + 5 });
    const changes = Array.from({ length: 200 }, (_, index) => ({ entity: 'message', message: fromContact(10_000 + index, { text: 'much text '.repeat(80) }) }) as const);
    expect(await tight.call('changes.apply', { changes, cursor: 1_000 })).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(await tight.value('messages.read', { id: idOf('message', 10_000) })).toBeNull();
    expect(await tight.value('changes.cursor', null)).toBeLessThan(1_000);
    tight.close();
    const roomy = await openTestVault({ kind: 'disk', folder });
    await roomy.value('changes.apply', { changes, cursor: 1_000 });
    expect(await roomy.value('messages.read', { id: idOf('message', 10_199) })).not.toBeNull();
    roomy.close();
  });

  it('in memory touches no disk and forgets at close', async () => {
    const vault = await openTestVault({ kind: 'memory' });
    await fillCache(vault, { messages: 50, conversations: 3, seed: 1, from: monday - 1_000, until: monday });
    expect((await vault.value('conversations.list', { limit: 10, before: null })).conversations).toHaveLength(3);
    const receipt = await vault.value('purge.run', { plan: { messagesBefore: monday + 1, filesBefore: monday + 1 }, trigger: 'start', policyRevision: null, now: monday, receiptId: 'm' });
    expect(receipt).toMatchObject({ messages: 50, complete: true });
    await vault.value('close', null);
    expect(await vault.value('open', { location: { kind: 'memory' }, key: testKey() })).toEqual({ fresh: true });
    vault.close();
  });
});

describe('discarding', () => {
  it('deletes every file of the cache, also one that does not open, and a new one can be made', async () => {
    const folder = testFolder();
    await makeCache(folder);
    writeFileSync(join(folder, 'media', 'left-over'), 'x');
    const vault = composeTestVault();
    undo.push(vault.close);
    await vault.call('open', { location: { kind: 'disk', folder }, key: new Uint8Array(32).fill(9) });
    await vault.value('discard', { location: { kind: 'disk', folder } });
    expect(readdirSync(folder)).toEqual([]);
    await vault.value('discard', { location: { kind: 'disk', folder: join(folder, 'never-was') } });
    expect(await vault.value('open', { location: { kind: 'disk', folder }, key: testKey() })).toEqual({ fresh: true });
    expect(existsSync(join(folder, 'cache.db'))).toBe(true);
  });
});

describe('a request', () => {
  it('before open answers not-open', async () => {
    const vault = composeTestVault();
    expect(await vault.call('notices.badge', null)).toMatchObject({ ok: false, error: { kind: 'not-open' } });
    expect(await vault.call('purge.run', { plan: { messagesBefore: 0, filesBefore: 0 }, trigger: 'start', policyRevision: null, now: 0, receiptId: 'x' })).toMatchObject({ ok: false, error: { kind: 'not-open' } });
  });

  it.each([
    [null, -1], ['text', -1], [{ name: 'open' }, -1],
    [{ call: 4, name: 'messages.dropTable', args: null }, 4],
    [{ call: 5, name: 'toString', args: null }, 5],
    [{ call: 6, name: 'messages.read', args: { id: 'secret-name' } }, 6],
    [{ call: 7, name: 'changes.apply', args: { changes: [{ entity: 'nobody' }], cursor: 1 } }, 7],
    [{ call: 8, name: 'notices.badge', args: { extra: 1 } }, 8],
  ])('of an unknown name or shape is answered and not thrown: %j', async (request, call) => {
    const vault = await openTestVault();
    const answer = await vault.answer(request);
    expect(answer).toMatchObject({ call, result: { ok: false, error: { kind: 'unexpected' } }, changes: [] });
    expect(JSON.stringify(answer)).not.toContain('secret-name');
    vault.close();
  });
});
