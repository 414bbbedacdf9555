import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookedPerStep } from '../../../electron/vault/media/sweep-files.ts';
import type { VaultOperations } from '../../../electron/vault/vault-contract.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { planPurge } from '../../../shared/domain/retention/plan-purge.ts';
import { day } from '../../../shared/kernel/time.ts';
import { checkCache } from '../../support/check-cache.ts';
import { aContact, aConversation, anImage, aRequest, deliveredAs, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { fillCache } from '../../support/fill-cache.ts';
import { makeTestFolder, openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

let test: ReturnType<typeof makeTestFolder>;
let vault: TestVault;
beforeEach(async () => {
  test = makeTestFolder();
  vault = await openTestVault({ kind: 'disk', folder: test.folder });
});
afterEach(() => {
  vault.close();
  expect(checkCache(test.folder)).toEqual([]);
  test.remove();
});

const old = monday - 31 * day;
function purge(more: Partial<VaultOperations['purge.run']['args']> = {}): VaultOperations['purge.run']['args'] {
  return { plan: planPurge({ messageDays: 30, attachmentDays: 7 }, monday), trigger: 'hourly', policyRevision: 4, now: monday, receiptId: 'receipt-1', ...more };
}

async function add(conversations: readonly number[], messages: readonly Message[]): Promise<void> {
  const rows = conversations.flatMap((count) => [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count, { createdAt: old - day, lastMessageAt: old }) }] as const);
  await vault.value('changes.apply', { changes: [...rows, ...messages.map((message) => ({ entity: 'message', message }) as const)], cursor: 1 });
}

describe('a purge', () => {
  it('removes what is older to the millisecond and keeps the rest', async () => {
    const { messagesBefore } = purge().plan;
    await add([1], [fromContact(1, { at: messagesBefore - 1 }), fromContact(2, { at: messagesBefore }), fromContact(3, { at: messagesBefore + 1 })]);
    expect((await vault.value('purge.run', purge())).messages).toBe(1);
    expect((await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, limit: 9 })).map((message) => message.id)).toEqual([3, 2].map((count) => idOf('message', count)));
  });

  it('takes conversations that are left empty, and contacts left without one', async () => {
    await add([1, 2, 3], [fromContact(1, { in: 1, at: old }), fromContact(2, { in: 2, at: old }), fromContact(3, { in: 2, at: monday })]);
    const receipt = await vault.value('purge.run', purge());
    expect(receipt).toMatchObject({ messages: 2, conversations: 2 });
    expect((await vault.value('conversations.list', { limit: 9, before: null })).conversations.map((line) => [line.conversation.id, line.unread])).toEqual([[idOf('conversation', 2), 1]]);
    await vault.value('changes.apply', { changes: [{ entity: 'conversation', conversation: aConversation(1) }], cursor: 2 });
    expect(await vault.value('conversations.read', { id: idOf('conversation', 1) }), 'its contact is unknown until the relay sends it again').toMatchObject({ contact: { displayName: '' }, lastMessage: null, unread: 0 });
  });

  it('keeps an empty conversation that is not older: its message may be on its way', async () => {
    await vault.value('changes.apply', { changes: [{ entity: 'conversation', conversation: aConversation(1, { createdAt: old, lastMessageAt: monday }) }, { entity: 'conversation', conversation: aConversation(2, { createdAt: monday }) }], cursor: 1 });
    expect(await vault.value('purge.run', purge())).toMatchObject({ conversations: 0, complete: true });
  });

  it('removes files earlier than their messages, which still name them', async () => {
    await add([1], [fromContact(1, { at: monday - 8 * day, content: anImage(1, 'old file') }), fromContact(2, { at: monday, content: anImage(2, 'new file') })]);
    for (const count of [1, 2]) await vault.value('media.store', { id: idOf('media', count), messageId: idOf('message', count), mimeType: 'image/jpeg', bytes: Uint8Array.of(count), now: monday });
    expect(await vault.value('purge.run', purge())).toMatchObject({ messages: 0, files: 1 });
    expect(readdirSync(join(test.folder, 'media'))).toHaveLength(1);
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toBeNull();
    expect(await vault.value('media.owner', { id: idOf('media', 1) })).not.toBeNull();
    expect(await vault.value('media.read', { id: idOf('media', 2) })).not.toBeNull();
  });

  it('never takes a message that still waits to be sent, says so, and takes it when it has gone', async () => {
    await add([1], []);
    for (const count of [1, 2]) await vault.value('messages.queue', { request: aRequest(count, { at: old }), author: idOf('person', 1), now: old });
    await vault.value('outbox.refuse', { id: idOf('message', 2), failure: { code: null, reason: 'unknown', detail: null } });
    expect(await vault.value('purge.run', purge()), 'the refused one had its time').toMatchObject({ messages: 1, conversations: 0, complete: false });
    expect(await vault.value('outbox.due', { now: monday, limit: 5 })).toHaveLength(1);
    await vault.value('outbox.delivered', { message: fromUs(1, { at: old, text: 'reply 1', delivery: deliveredAs('sent') }) });
    expect(await vault.value('purge.run', purge({ receiptId: 'receipt-2' }))).toMatchObject({ messages: 1, conversations: 1, complete: true });
  });

  it('deletes files that no row names, however many, and no other', async () => {
    await add([1], [fromContact(1, { at: monday, content: anImage(1, 'kept') })]);
    await vault.value('media.store', { id: idOf('media', 1), messageId: idOf('message', 1), mimeType: 'image/jpeg', bytes: Uint8Array.of(1), now: monday });
    // Their names lie on both sides of the kept one's, in several of the steps in which the folder is looked through.
    const orphanFiles = 2 * lookedPerStep + 50;
    for (let count = 0; count < orphanFiles; count += 1) writeFileSync(join(test.folder, 'media', (count % 2 === 0 ? '!' : '~') + String(count)), 'x');
    expect(await vault.value('purge.run', purge())).toMatchObject({ files: 0, orphanFiles, complete: true });
    expect(await vault.value('media.read', { id: idOf('media', 1) })).not.toBeNull();
    expect(readdirSync(join(test.folder, 'media'))).toHaveLength(1);
  });

  it('answers a receipt without a word of content, and keeps it until the relay has it', async () => {
    await add([1], [fromContact(1, { at: old, text: 'verysecret' })]);
    const receipt = await vault.value('purge.run', purge());
    expect(receipt).toEqual({
      id: 'receipt-1', startedAt: monday, finishedAt: monday, trigger: 'hourly', policyRevision: 4, ...purge().plan, messages: 1, conversations: 1, files: 0, orphanFiles: 0, complete: true,
    });
    const second = await vault.value('purge.run', purge({ receiptId: 'receipt-2' }));
    expect(second).toMatchObject({ messages: 0, conversations: 0 });
    expect(await vault.value('receipts.unsent', null)).toEqual([receipt, second]);
    await vault.value('receipts.sent', { id: 'receipt-1' });
    expect(await vault.value('receipts.unsent', null)).toEqual([second]);
  });

  it('lets other requests in between its batches, and is alone', async () => {
    await fillCache(vault, { messages: 2_000, conversations: 10, seed: 3, from: old - day, until: old });
    const events: string[] = [];
    const running = vault.value('purge.run', purge()).then((receipt) => events.push(`purged ${receipt.messages}`));
    expect(await vault.call('purge.run', purge({ receiptId: 'other' }))).toMatchObject({ ok: false, error: { kind: 'busy' } });
    await vault.value('conversations.list', { limit: 5, before: null }).then(() => events.push('listed'));
    await running;
    expect(events).toEqual(['listed', 'purged 2000']);
  });

  it.each([
    ['lets none of what must go be seen at the start', 0, 0],
    ['lets others in between at the start, too, when it takes longer than a second', 400, 5],
  ])('%s', async (_name, stepMs, expected) => {
    vault.close();
    let now = monday;
    vault = await openTestVault({ kind: 'disk', folder: test.folder }, { clock: { now: () => (now += stepMs) } });
    await fillCache(vault, { messages: 2_000, conversations: 10, seed: 3, from: old - day, until: old });
    const running = vault.value('purge.run', purge({ trigger: 'start' }));
    // The next request, as it comes to the vault's process: in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    const listed = await vault.value('conversations.list', { limit: 5, before: null });
    expect(listed.conversations.filter(({ lastMessage }) => lastMessage !== null)).toHaveLength(expected);
    expect((await running).messages).toBe(2_000);
  });

  it('stops when the cache is closed meanwhile, and the next one finishes the work', async () => {
    await fillCache(vault, { messages: 2_000, conversations: 10, seed: 3, from: old - day, until: old });
    const running = vault.call('purge.run', purge());
    await vault.value('close', null);
    expect(await running).toMatchObject({ ok: false, error: { kind: 'not-open' } });
    vault = await openTestVault({ kind: 'disk', folder: test.folder });
    const receipt = await vault.value('purge.run', purge());
    expect(receipt.messages).toBeGreaterThan(0);
    expect(receipt.complete).toBe(true);
    const lines = (await vault.value('conversations.list', { limit: 20, before: null })).conversations;
    expect(lines.map((line) => [line.lastMessage, line.unread])).toEqual(Array.from({ length: 10 }, () => [null, 0]));
  });
});
