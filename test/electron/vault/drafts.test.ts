import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftFile } from '../../../shared/domain/drafts/draft.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import { day } from '../../../shared/kernel/time.ts';
import { aContact, aConversation, aRequest, idOf, monday } from '../../support/cache-content.ts';
import { checkCache } from '../../support/check-cache.ts';
import { makeTestFolder, openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const author = idOf('person', 1);
const conversationId = idOf('conversation', 1);
const words = { conversationId, body: 'Dear', note: '', mode: 'answer' as const, quotedMessageId: null };
const aFile = (count: number, more: Partial<DraftFile> = {}): DraftFile => ({ id: idOf('media', count), kind: 'image', caption: '', fileName: null, mimeType: 'image/jpeg', size: 4, ...more });
const bytes = (count: number) => Uint8Array.of(count, 1, 2, 3);
const picture = (count: number, media: number, caption: string | null = null): SendMessageRequest => ({ ...aRequest(count, { at: monday + count }), content: { kind: 'image', mediaId: idOf('media', media), caption } });
const draftOf = (vault: TestVault) => vault.value('drafts.read', { conversationId });
const idsOf = async (vault: TestVault) => (await draftOf(vault))?.files.map(({ id }) => id);

async function started(location?: { readonly kind: 'disk'; readonly folder: string }): Promise<TestVault> {
  const vault = await openTestVault(location);
  await vault.value('changes.apply', { changes: [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation: aConversation(1) }], cursor: 1 });
  return vault;
}

describe('a draft', () => {
  it('is kept with its files, shown in the list, and not kept when it says nothing', async () => {
    const vault = await started();
    expect(await vault.changesOf('drafts.store', { ...words, now: monday })).toEqual([{ kind: 'conversation', id: conversationId }]);
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday + 1 });
    expect(await draftOf(vault)).toEqual({ ...words, files: [aFile(1)], changedAt: monday + 1 });
    expect((await vault.value('conversations.read', { id: conversationId }))?.draft).toEqual({ mode: 'answer', text: 'Dear', hasFiles: true });
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toEqual({ mimeType: 'image/jpeg', bytes: bytes(1) });
    await vault.value('drafts.store', { ...words, body: ' ', now: monday });
    expect(await idsOf(vault), 'files alone are a draft').toHaveLength(1);
    await vault.value('drafts.arrangeFiles', { conversationId, files: [] });
    expect(await draftOf(vault)).toBeNull();
    expect((await vault.value('conversations.read', { id: conversationId }))?.draft).toBeUndefined();
  });

  it('keeps note and answer apart', async () => {
    const vault = await started();
    await vault.value('drafts.store', { ...words, note: 'careful', mode: 'note', now: monday });
    expect((await vault.value('conversations.read', { id: conversationId }))?.draft).toEqual({ mode: 'note', text: 'careful', hasFiles: false });
    await vault.value('drafts.queue', { requests: [aRequest(1)], author, now: monday });
    expect(await draftOf(vault)).toMatchObject({ body: '', note: 'careful' });
  });

  it('files are ordered, captioned and removed, and a removed one leaves no byte', async () => {
    const { folder, remove } = makeTestFolder();
    const vault = await started({ kind: 'disk', folder });
    for (const count of [1, 2, 3]) await vault.value('drafts.addFile', { conversationId, file: aFile(count), bytes: bytes(count), now: monday });
    await vault.value('drafts.addFile', { conversationId, file: aFile(3), bytes: bytes(9), now: monday });
    await vault.value('drafts.arrangeFiles', { conversationId, files: [{ id: idOf('media', 3), caption: 'the wall' }, { id: idOf('media', 1), caption: '' }] });
    expect((await draftOf(vault))?.files).toEqual([aFile(3, { caption: 'the wall' }), aFile(1)]);
    expect(readdirSync(join(folder, 'media'))).toHaveLength(2);
    expect(await vault.value('media.read', { id: idOf('media', 2) })).toBeNull();
    vault.close();
    expect(checkCache(folder)).toEqual([]);
    remove();
  });

  it('goes with its conversation, and with a purge that is later than its last change', async () => {
    const { folder, remove } = makeTestFolder();
    const vault = await started({ kind: 'disk', folder });
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday - 40 * day });
    await vault.value('changes.apply', { changes: [{ entity: 'contact', contact: aContact(2) }, { entity: 'conversation', conversation: aConversation(2) }], cursor: 2 });
    await vault.value('drafts.addFile', { conversationId: idOf('conversation', 2), file: aFile(2), bytes: bytes(2), now: monday });
    const plan = { messagesBefore: monday - 30 * day, filesBefore: monday - 30 * day };
    expect(await vault.value('purge.run', { plan, trigger: 'manual', policyRevision: 1, now: monday, receiptId: 'r' })).toMatchObject({ files: 1, complete: true });
    expect(await draftOf(vault)).toBeNull();
    expect(readdirSync(join(folder, 'media'))).toHaveLength(1);
    await vault.value('changes.apply', { changes: [{ entity: 'gone', of: 'conversation', id: idOf('conversation', 2) }], cursor: 3 });
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
    vault.close();
    remove();
  });
});

describe('a draft and its conversation', () => {
  it('does not come back by a word or a file that was on its way when the conversation went', async () => {
    const { folder, remove } = makeTestFolder();
    const vault = await started({ kind: 'disk', folder });
    await vault.value('changes.apply', { changes: [{ entity: 'gone', of: 'conversation', id: conversationId }], cursor: 2 });
    await vault.value('drafts.store', { ...words, now: monday });
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday });
    expect(await draftOf(vault)).toBeNull();
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
    vault.close();
    remove();
  });

  it('a purge leaves a conversation without messages as long as somebody writes in it', async () => {
    const vault = await openTestVault();
    const conversation = aConversation(1, { createdAt: monday - 90 * day, lastMessageAt: null });
    await vault.value('changes.apply', { changes: [{ entity: 'contact', contact: aContact(1) }, { entity: 'conversation', conversation }], cursor: 1 });
    await vault.value('drafts.store', { ...words, now: monday });
    const purge = (before: number) => vault.value('purge.run', { plan: { messagesBefore: before, filesBefore: before }, trigger: 'manual', policyRevision: 1, now: monday, receiptId: String(before) });
    await purge(monday - 30 * day);
    expect(await draftOf(vault)).toMatchObject({ body: 'Dear' });
    await purge(monday + 1);
    expect([await draftOf(vault), await vault.value('conversations.read', { id: conversationId })]).toEqual([null, null]);
  });
});

describe('a draft that is sent', () => {
  it('becomes its messages and is over, in one transaction; their files are shown at once', async () => {
    const vault = await started();
    await vault.value('drafts.store', { ...words, now: monday });
    for (const count of [1, 2]) await vault.value('drafts.addFile', { conversationId, file: aFile(count), bytes: bytes(count), now: monday });
    const requests = [aRequest(10, { at: monday + 10 }), picture(11, 1, 'one'), picture(12, 2)];
    await vault.value('drafts.queue', { requests, author, now: monday + 20, notBefore: monday + 5_020 });
    await vault.value('drafts.queue', { requests, author, now: monday + 20, notBefore: monday + 5_020 });
    expect(await draftOf(vault)).toBeNull();
    expect((await vault.value('messages.page', { conversationId, before: null, limit: 9 })).map(({ content }) => content)).toEqual([
      { kind: 'image', caption: null, media: { id: idOf('media', 2), mimeType: 'image/jpeg', size: 4, state: 'ready', failure: null } },
      { kind: 'image', caption: 'one', media: { id: idOf('media', 1), mimeType: 'image/jpeg', size: 4, state: 'ready', failure: null } },
      { kind: 'text', body: 'reply 10' },
    ]);
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toMatchObject({ bytes: bytes(1) });
    expect((await vault.value('outbox.list', null)).map(({ notBefore }) => notBefore)).toEqual(Array.from({ length: 3 }, () => monday + 5_020));
    await vault.value('outbox.release', { id: idOf('message', 10), now: monday + 30 });
    expect(await vault.value('outbox.due', { now: monday + 30, limit: 9 })).toHaveLength(1);
  });

  it('goes on under the relay’s id once its file is there, and the bytes stay', async () => {
    const { folder, remove } = makeTestFolder();
    const vault = await started({ kind: 'disk', folder });
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday });
    await vault.value('drafts.queue', { requests: [picture(11, 1, 'one')], author, now: monday });
    const media = { id: idOf('media', 70), mimeType: 'image/jpeg', size: 4, state: 'ready' as const, failure: null };
    const request = await vault.value('outbox.uploaded', { id: idOf('message', 11), media, now: monday + 5 });
    expect(request?.content).toEqual({ kind: 'image', mediaId: idOf('media', 70), caption: 'one' });
    expect(await vault.value('outbox.due', { now: monday + 5, limit: 5 })).toMatchObject([{ request: { content: { mediaId: idOf('media', 70) } }, uploadedAt: monday + 5 }]);
    expect(await vault.value('messages.read', { id: idOf('message', 11) })).toMatchObject({ content: { media } });
    expect(await vault.value('media.read', { id: idOf('media', 70) })).toMatchObject({ bytes: bytes(1) });
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toBeNull();
    await vault.value('outbox.forgetUpload', { id: idOf('message', 11) });
    expect(await vault.value('outbox.due', { now: monday + 5, limit: 5 })).toMatchObject([{ uploadedAt: null }]);
    expect(await vault.value('outbox.uploaded', { id: idOf('message', 99), media, now: monday }), 'taken back meanwhile').toBeNull();
    vault.close();
    expect(checkCache(folder)).toEqual([]);
    remove();
  });

  it('a purge of files leaves one that has not gone yet', async () => {
    const vault = await started();
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday });
    await vault.value('drafts.queue', { requests: [picture(11, 1)], author, now: monday });
    const plan = { messagesBefore: monday - day, filesBefore: monday + day };
    await vault.value('purge.run', { plan, trigger: 'manual', policyRevision: 1, now: monday, receiptId: 'r' });
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toMatchObject({ bytes: bytes(1) });
  });
});

describe('taking back', () => {
  it('puts text in front of what was begun since, files behind, quote and caption where they were', async () => {
    const vault = await started();
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday });
    await vault.value('drafts.queue', { requests: [{ ...aRequest(10), quotedMessageId: idOf('message', 3) }, picture(11, 1, 'the wall')], author, now: monday });
    await vault.value('drafts.store', { ...words, body: 'since', now: monday });
    expect(await vault.value('outbox.takeBack', { ids: [idOf('message', 10), idOf('message', 11)], now: monday })).toEqual({ taken: [idOf('message', 10), idOf('message', 11)], others: [] });
    expect(await draftOf(vault)).toMatchObject({ body: 'reply 10\nsince', quotedMessageId: idOf('message', 3), files: [aFile(1, { caption: 'the wall' })] });
    expect(await vault.value('messages.page', { conversationId, before: null, limit: 9 })).toEqual([]);
    expect(await vault.value('outbox.list', null)).toEqual([]);
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toMatchObject({ bytes: bytes(1) });
  });

  it('answers what has no place in a draft, and leaves alone what may have left or is gone', async () => {
    const vault = await started();
    const place = { kind: 'location' as const, latitude: 1, longitude: 2, name: null, address: null };
    for (const request of [aRequest(10), { ...aRequest(11), content: place }]) await vault.value('messages.queue', { request, author, now: monday });
    await vault.value('outbox.postpone', { id: idOf('message', 10), nextAttemptAt: monday + 9, mayHaveLeft: true });
    const answer = await vault.value('outbox.takeBack', { ids: [idOf('message', 10), idOf('message', 11), idOf('message', 12)], now: monday });
    expect(answer).toEqual({ taken: [idOf('message', 11)], others: [place] });
    expect(await draftOf(vault)).toBeNull();
    expect(await vault.value('messages.read', { id: idOf('message', 10) })).not.toBeNull();
  });

  it('keeps what was written below a file whose time here was over', async () => {
    const vault = await started();
    await vault.value('drafts.addFile', { conversationId, file: aFile(1), bytes: bytes(1), now: monday });
    await vault.value('drafts.queue', { requests: [picture(11, 1, 'the wall')], author, now: monday });
    await vault.value('outbox.refuse', { id: idOf('message', 11), failure: { code: null, reason: 'file-refused', detail: null } });
    await vault.value('purge.run', { plan: { messagesBefore: monday - day, filesBefore: monday + day }, trigger: 'manual', policyRevision: 1, now: monday, receiptId: 'r' });
    await vault.value('outbox.takeBack', { ids: [idOf('message', 11)], now: monday });
    expect(await draftOf(vault)).toMatchObject({ body: 'the wall', files: [] });
  });
});
