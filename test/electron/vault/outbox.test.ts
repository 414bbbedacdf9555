import { describe, expect, it } from 'vitest';
import { chooseDelivery } from '../../../electron/vault/message/choose-delivery.ts';
import { deliveryStage, undelivered } from '../../../shared/domain/messages/delivery.ts';
import { aContact, aConversation, aRequest, deliveredAs, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const author = idOf('person', 1);
const failure = { code: 131047, reason: 'window-closed', detail: null };

async function started(): Promise<TestVault> {
  const vault = await openTestVault();
  const changes = [1, 2].flatMap((count) => [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count) }] as const);
  await vault.value('changes.apply', { changes, cursor: 1 });
  return vault;
}

async function queue(vault: TestVault, ...counts: readonly (readonly [number, number])[]): Promise<void> {
  for (const [count, conversation] of counts) await vault.value('messages.queue', { request: aRequest(count, { in: conversation, at: monday + count }), author, now: monday + count });
}

async function due(vault: TestVault, now = monday + 1_000): Promise<readonly string[]> {
  return (await vault.value('outbox.due', { now, limit: 10 })).map(({ request }) => (request.content.kind === 'text' ? request.content.body : request.content.kind));
}

describe('a queued message', () => {
  it('is a message and an outbox entry at once, and a repeat changes nothing', async () => {
    const vault = await started();
    const request = aRequest(1, { at: monday + 3 });
    expect(await vault.changesOf('messages.queue', { request, author, now: monday + 4 })).toHaveLength(3);
    expect(await vault.changesOf('messages.queue', { request, author, now: monday + 9 })).toEqual([]);
    expect(await vault.value('messages.page', { conversationId: request.conversationId, before: null, limit: 5 })).toEqual([
      { ...fromUs(1, { text: 'reply 1', at: monday + 3 }), outbox: { state: 'waiting', attempts: 0 } },
    ]);
    expect(await vault.value('outbox.due', { now: monday + 4, limit: 5 })).toEqual([{ request, attempts: 0, nextAttemptAt: monday + 4 }]);
    expect(await due(vault, monday + 3)).toEqual([]);
    expect(await vault.value('notices.undecided', { limit: 5 }), 'our own words need no notice').toEqual([]);
  });

  it('goes in order: of each conversation only the first that waits', async () => {
    const vault = await started();
    await queue(vault, [1, 1], [2, 1], [3, 2], [4, 2]);
    expect(await due(vault)).toEqual(['reply 1', 'reply 3']);
    await vault.value('outbox.postpone', { id: idOf('message', 1), nextAttemptAt: monday + 5_000 });
    expect(await due(vault), 'a later one does not overtake').toEqual(['reply 3']);
    expect(await vault.value('outbox.nextDue', null)).toBe(monday + 3);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'waiting', attempts: 1 } });
    await vault.value('outbox.delivered', { message: fromUs(3, { in: 2, text: 'reply 3', at: monday + 3 }) });
    expect(await due(vault, monday + 5_000)).toEqual(['reply 1', 'reply 4']);
  });

  it('delivered: the entry goes and the message takes the relay’s state, once', async () => {
    const vault = await started();
    await queue(vault, [1, 1]);
    const message = fromUs(1, { text: 'reply 1', at: monday + 1, delivery: deliveredAs('sent', { sentAt: monday + 9 }) });
    expect(await vault.changesOf('outbox.delivered', { message })).toHaveLength(3);
    expect(await vault.changesOf('outbox.delivered', { message })).toEqual([]);
    expect(await vault.value('messages.read', { id: message.id })).toEqual({ ...message, outbox: null });
    expect(await vault.value('outbox.nextDue', null)).toBeNull();
  });

  it('refused: it waits for a word, does not hold others up, and can be tried again', async () => {
    const vault = await started();
    await queue(vault, [1, 1], [2, 1]);
    await vault.value('outbox.refuse', { id: idOf('message', 1), failure });
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: { state: 'refused', failure } });
    expect(await due(vault)).toEqual(['reply 2']);
    await vault.value('outbox.postpone', { id: idOf('message', 1), nextAttemptAt: monday });
    expect(await due(vault), 'a refused one is not postponed back to life').toEqual(['reply 2']);
    expect(await vault.changesOf('outbox.retry', { id: idOf('message', 1), now: monday + 50 })).toEqual([
      { kind: 'message', id: idOf('message', 1), conversationId: idOf('conversation', 1) }, { kind: 'conversation', id: idOf('conversation', 1) }, { kind: 'outbox' },
    ]);
    expect(await due(vault)).toEqual(['reply 1']);
    expect(await vault.changesOf('outbox.retry', { id: idOf('message', 1), now: monday + 50 })).toEqual([]);
  });

  it('retracted: nothing of it is left; false when it has gone already', async () => {
    const vault = await started();
    await queue(vault, [1, 1], [2, 1]);
    expect(await vault.value('outbox.retract', { id: idOf('message', 1) })).toBe(true);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toBeNull();
    expect(await vault.value('messages.search', { query: 'reply', limit: 5 })).toHaveLength(1);
    expect(await due(vault)).toEqual(['reply 2']);
    await vault.value('outbox.delivered', { message: fromUs(2, { text: 'reply 2', at: monday + 2 }) });
    expect(await vault.value('outbox.retract', { id: idOf('message', 2) })).toBe(false);
    expect(await vault.value('outbox.retract', { id: idOf('message', 1) })).toBe(false);
    expect(await vault.value('messages.read', { id: idOf('message', 2) })).not.toBeNull();
  });

  it('retracted too late is shown again: the relay has it', async () => {
    const vault = await started();
    await queue(vault, [1, 1]);
    await vault.value('outbox.retract', { id: idOf('message', 1) });
    await vault.value('outbox.delivered', { message: fromUs(1, { text: 'reply 1', at: monday + 1 }) });
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: null });
  });
});

describe('of two states of a delivery', () => {
  const backwards = [['sent', 'queued'], ['sent', 'unconfirmed'], ['delivered', 'failed'], ['delivered', 'sent'], ['read', 'delivered'], ['read', 'failed'], ['played', 'read']] as const;

  it.each(backwards)('%s is kept when %s comes late', (cached, arrived) => {
    expect(chooseDelivery(deliveredAs(cached), deliveredAs(arrived))?.stage).toBe(cached);
  });

  it.each([['sent', 'failed'], ['failed', 'queued'], ['unconfirmed', 'queued'], ['failed', 'sent'], ['queued', 'sent'], ['read', 'played']] as const)('%s gives way to %s', (cached, arrived) => {
    expect(chooseDelivery(deliveredAs(cached), deliveredAs(arrived))?.stage).toBe(arrived);
  });

  it('a state with news wins over the same stage', () => {
    for (const stage of deliveryStage.options) {
      expect(chooseDelivery(deliveredAs(stage), deliveredAs(stage, { sentAt: 5 }))).toEqual({ ...undelivered, stage, sentAt: 5 });
    }
    expect(chooseDelivery(null, null)).toBeNull();
  });
});
