import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyKey } from '../../../electron/vault/database/apply-key.ts';
import { connect } from '../../../electron/vault/database/sqlite-driver.ts';
import { randomBytes } from '../../../electron/vault/media-files/file-cipher.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { day } from '../../../shared/kernel/time.ts';
import { aContact, aConversation, aDocument, anImage, aNumber, aRequest, fromContact, fromUs, idOf, monday, seededRandom } from '../../support/cache-content.ts';
import { fillCache } from '../../support/fill-cache.ts';
import { makeTestFolder, openTestVault, testKey } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';
import { searchProfileBytes, wordsIn } from '../../support/search-profile-bytes.ts';

const old = monday - 40 * day;
const cutOff = monday - 30 * day;
const plan = { messagesBefore: cutOff, filesBefore: cutOff };
const purge = { plan, trigger: 'manual', policyRevision: 3, now: monday, receiptId: 'proof' } as const;

const canaries = ['zquokkatextword', 'zwombatcaptionword', 'znumbatfilenameword', 'zquollreactionword', 'zbilbycontactname', 'zkowarinoteword', 'zquendaproofword', 'zpossumrefusedword', 'zdunnartgoneword', 'zechidnadraftword', 'zkowarinotedraft', 'zmulgaradraftcaption', 'zphascogaledraftfile'];
/** What the team writes among itself: waiting here, refused, and as it came from the relay. */
const teamCanaries = ['zquendanoteword', 'zpotorooqueuednote', 'zbandicootsummary', 'zpademelonpromise'];
const mediaCanary = 'zbettongmediabytes';

let undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.reverse()) step();
  undo = [];
});

async function openInFolder(): Promise<{ readonly vault: TestVault; readonly folder: string }> {
  const { folder, remove } = makeTestFolder();
  const vault = await openTestVault({ kind: 'disk', folder });
  undo.push(remove, vault.close);
  return { vault, folder };
}

/** Old messages with every canary, among new ones that stay. */
async function plant(vault: TestVault): Promise<void> {
  await fillCache(vault, { messages: 600, conversations: 5, seed: 11, from: monday - 20 * day, until: monday, firstMessage: 1_000 });
  const changes: Change[] = [
    { entity: 'number', number: aNumber() },
    { entity: 'contact', contact: {
      ...aContact(90, 'Zbilbycontactname'),
      note: { text: 'zkowarinoteword', revision: 1, editedAt: old, editedBy: null },
      consents: [{ purpose: 'updates', state: 'given', source: 'paper', proof: 'zquendaproofword', at: old, recordedBy: null }],
    } },
    { entity: 'conversation', conversation: aConversation(90, { createdAt: old, lastMessageAt: old }) },
    { entity: 'message', message: fromContact(1, { in: 90, at: old, text: 'the Zquokkatextword is here' }) },
    { entity: 'message', message: fromContact(2, { in: 90, at: old + 1, content: anImage(1, 'with zwombatcaptionword') }) },
    { entity: 'message', message: fromContact(3, { in: 1, at: old + 2, content: aDocument(2, 'znumbatfilenameword.pdf') }) },
    { entity: 'message', message: fromUs(4, { in: 1, at: old + 3, text: 'plain', reactions: [{ author: { kind: 'contact' }, emoji: 'zquollreactionword', at: old }] }) },
    { entity: 'message', message: fromContact(5, { in: 1, at: monday, text: 'zdunnartgoneword goes at once' }) },
  ];
  await vault.value('changes.apply', { changes, cursor: 5_000 });
  await vault.value('messages.queue', { request: aRequest(6, { in: 1, at: old + 4, body: 'zpossumrefusedword' }), author: idOf('person', 1), now: old });
  await vault.value('outbox.refuse', { id: idOf('message', 6), failure: { code: null, reason: 'window-closed', detail: null } });
  const begun = { conversationId: idOf('conversation', 2), now: old };
  await vault.value('drafts.store', { ...begun, body: 'zechidnadraftword', note: 'zkowarinotedraft', mode: 'answer', quotedMessageId: null });
  const draftFile = { id: idOf('media', 9), kind: 'document', caption: 'zmulgaradraftcaption', fileName: 'zphascogaledraftfile.pdf', mimeType: 'application/pdf', size: 1 } as const;
  await vault.value('drafts.addFile', { ...begun, file: draftFile, bytes: new TextEncoder().encode(`${mediaCanary} `.repeat(500)) });
  for (const media of [1, 2]) {
    const bytes = new TextEncoder().encode(`${mediaCanary} `.repeat(500));
    expect(await vault.value('media.store', { id: idOf('media', media), messageId: idOf('message', media + 1), mimeType: 'image/jpeg', bytes, now: old })).toBe(true);
  }
}

async function plantTeamLines(vault: TestVault): Promise<void> {
  const handover = { kind: 'handover' as const, to: { kind: 'team' as const, teamId: idOf('team', 1) }, summary: 'zbandicootsummary', promises: ['zpademelonpromise'], windowClosesAt: null, accepted: null };
  const changes: Change[] = [
    { entity: 'message', message: fromUs(71, { in: 1, at: old + 5, delivery: null, content: { kind: 'note', body: 'zquendanoteword', mentions: [] } }) },
    { entity: 'message', message: fromUs(72, { in: 1, at: old + 6, delivery: null, content: handover }) },
  ];
  await vault.value('changes.apply', { changes, cursor: 5_000 });
  const request = { id: idOf('message', 73), conversationId: idOf('conversation', 1), body: 'zpotorooqueuednote', mentions: [], composedAt: old + 7 };
  await vault.value('notes.queue', { request, author: idOf('person', 1), now: old });
  await vault.value('outbox.refuse', { id: request.id, failure: { code: null, reason: 'not-found', detail: null } });
}

describe('after a purge', () => {
  it('no deleted word is in any byte of any file, nor in any decrypted page, nor in the search index', async () => {
    const { vault, folder } = await openInFolder();
    await plant(vault);
    await plantTeamLines(vault);
    const all = [...canaries, ...teamCanaries];
    const before = searchProfileBytes(folder, all, testKey());
    expect(new Set(before.findings.map((finding) => finding.word)), 'the search finds every word while it is there').toEqual(new Set(all));
    expect(before.findings.every((finding) => finding.view !== 'raw'), 'nothing is in plain on the disk even then').toBe(true);

    await vault.value('changes.apply', { changes: [{ entity: 'gone', of: 'message', id: idOf('message', 5) }], cursor: 5_001 });
    const receipt = await vault.value('purge.run', purge);
    expect(receipt).toMatchObject({ messages: 8, conversations: 1, files: 3, orphanFiles: 0, complete: true });

    const after = searchProfileBytes(folder, [...all, mediaCanary], testKey());
    expect(after).toEqual({ findings: [], files: ['cache.db', 'cache.db-wal'], logBytes: 0, decrypted: ['cache.db'] });
    expect(statSync(join(folder, 'cache.db-wal')).size).toBe(0);
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toBeNull();
    vault.close();
    expect(searchProfileBytes(folder, [...all, mediaCanary], testKey()).findings).toEqual([]);
  });

  it('none of hundreds of distinct words of a large index is left, in free pages, separators or shortened terms', async () => {
    const { vault, folder } = await openInFolder();
    const random = seededRandom(77);
    const letters = (count: number): string => Array.from({ length: count }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
    const doomed = Array.from({ length: 700 }, () => letters(14));
    const kept = Array.from({ length: 700 }, () => letters(14));
    const message = (word: string, index: number, at: number): Change => ({ entity: 'message', message: fromContact(at + index, { in: 1 + (index % 7), at: at === 1 ? old + index : monday - index, text: `${word} common words beside` }) });
    const changes = doomed.flatMap((word, index) => [message(word, index, 1), message(kept[index] ?? '', index, 10_000)]);
    for (let start = 0; start < changes.length; start += 100) await vault.value('changes.apply', { changes: changes.slice(start, start + 100), cursor: start + 100 });
    await vault.value('purge.run', purge);
    vault.close();
    const after = searchProfileBytes(folder, [...doomed, ...kept], testKey());
    const found = new Set(after.findings.map((finding) => finding.word));
    expect(doomed.filter((word) => found.has(word))).toEqual([]);
    expect(kept.filter((word) => !found.has(word))).toEqual([]);
  });

  it('the cache gives its free pages back to the disk', async () => {
    const { vault, folder } = await openInFolder();
    await fillCache(vault, { messages: 3_000, conversations: 20, seed: 5, from: old - day, until: monday });
    await vault.value('purge.run', { ...purge, plan: { messagesBefore: monday - day, filesBefore: monday - day } });
    vault.close();
    const file = connect({ path: join(folder, 'cache.db'), waitMs: 0, onStatement: undefined });
    applyKey(file, testKey());
    expect(file.pragma('freelist_count', { simple: true })).toBe(0);
    file.close();
  });
});

describe('the search for remnants itself', () => {
  it.each([
    ['without secure_delete', { core: 'OFF', index: 1, expected: true }],
    ['without the secure-delete of the search index', { core: 'ON', index: 0, expected: true }],
    ['with both', { core: 'ON', index: 1, expected: false }],
  ])('%s finds what is left: %j', async (_, { core, index, expected }) => {
    const { vault, folder } = await openInFolder();
    await plant(vault);
    await vault.value('purge.run', { ...purge, plan: { messagesBefore: 0, filesBefore: 0 } });
    vault.close();
    const connection = connect({ path: join(folder, 'cache.db'), waitMs: 0, onStatement: undefined });
    applyKey(connection, testKey());
    connection.pragma(`secure_delete = ${core}`);
    connection.pragma('foreign_keys = ON');
    connection.exec(`INSERT INTO message_fts (message_fts, rank) VALUES ('secure-delete', ${index})`);
    connection.prepare('DELETE FROM message WHERE at < ?').run(cutOff);
    connection.close();
    const found = searchProfileBytes(folder, ['zquokkatextword', 'zwombatcaptionword'], testKey()).findings;
    expect(found.some((finding) => finding.view === 'pages')).toBe(expected);
    // A count of zero from the index's own list of terms is no proof.
    expect(found.filter((finding) => finding.view === 'terms')).toEqual([]);
  });

  it('finds a word on a page that is free, as long as it was not overwritten', async () => {
    const { folder, remove } = makeTestFolder();
    undo.push(remove);
    const connection = connect({ path: join(folder, 'any.db'), waitMs: 0, onStatement: undefined });
    applyKey(connection, testKey());
    connection.pragma('secure_delete = OFF');
    connection.exec('CREATE TABLE note (text TEXT)');
    const insert = connection.prepare('INSERT INTO note VALUES (?)');
    for (let count = 0; count < 300; count += 1) insert.run(`zpademelonfreepage ${'x'.repeat(400)}`);
    connection.exec('DROP TABLE note');
    expect(Number(connection.pragma('freelist_count', { simple: true }))).toBeGreaterThan(5);
    connection.close();
    expect(searchProfileBytes(folder, ['zpademelonfreepage'], testKey()).findings).toEqual([{ word: 'zpademelonfreepage', file: 'any.db', view: 'pages' }]);
    expect(searchProfileBytes(folder, ['zpademelonfreepage'], new Uint8Array(32)).decrypted, 'another key opens nothing').toEqual([]);
  });

  it('finds words in plain files, in UTF-16 and without their shared beginning', () => {
    const { folder, remove } = makeTestFolder();
    undo.push(remove);
    writeFileSync(join(folder, 'note.txt'), Buffer.from('hello ZPOTOROOWORD', 'utf16le'));
    expect(searchProfileBytes(folder, ['zpotorooword', 'absentword'], null).findings).toEqual([{ word: 'zpotorooword', file: 'note.txt', view: 'raw' }]);
    expect(wordsIn(Buffer.from('..rooword..'), ['zpotorooword'])).toEqual([]);
    expect(wordsIn(Buffer.from('..orooword..'), ['zpotorooword'])).toEqual(['zpotorooword']);
  });
});

describe('a sort that does not fit into memory', () => {
  it('writes no temporary file', async () => {
    const { vault, folder } = await openInFolder();
    await fillCache(vault, { messages: 500, conversations: 3, seed: 2, from: monday - day, until: monday });
    const bytes = randomBytes(10);
    await vault.value('media.store', { id: idOf('media', 9), messageId: idOf('message', 1), mimeType: 'image/jpeg', bytes, now: monday });
    await vault.value('messages.search', { query: 'ka', limit: 500 });
    expect(readdirSync(folder).sort()).toEqual(['cache.db', 'cache.db-wal', 'media']);
    expect(existsSync(join(folder, 'cache.db-shm'))).toBe(false);
  });
});
