import { describe, expect, it } from 'vitest';
import { chooseDelivery } from '../../../electron/vault/message/choose-delivery.ts';
import { deliveryStage, undelivered } from '../../../shared/domain/messages/delivery.ts';
import type { Template } from '../../../shared/domain/templates/template.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import { aContact, aConversation, aRequest, deliveredAs, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const author = idOf('person', 1);
const failure = { code: 131047, reason: 'window-closed', detail: null };

const aTemplate: Template = {
  id: makeId(1_700_000_000_000, Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0, 1])) as Template['id'], name: 'greeting', language: 'en', status: 'APPROVED', statusReason: null,
  category: 'UTILITY', quality: 'GREEN', parameterFormat: 'positional', header: null, body: 'Hello {{1}}', footer: null, buttons: [],
  variables: [{ part: 'body', buttonIndex: null, key: '1', example: null }], numberIds: [idOf('number', 1)], changedAt: monday,
};

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
    expect(await vault.value('outbox.due', { now: monday + 4, limit: 5 })).toEqual([{ request, attempts: 0, nextAttemptAt: monday + 4, uploadedAt: null }]);
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

  it('that may have left is not retracted until the relay has answered', async () => {
    const vault = await started();
    await queue(vault, [1, 1]);
    await vault.value('outbox.postpone', { id: idOf('message', 1), nextAttemptAt: monday + 5_000, mayHaveLeft: true });
    expect(await vault.value('outbox.retract', { id: idOf('message', 1) })).toBe(false);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).not.toBeNull();
    await vault.value('outbox.refuse', { id: idOf('message', 1), failure });
    expect(await vault.value('outbox.retract', { id: idOf('message', 1) })).toBe(true);
  });

  it('retracted too late is shown again: the relay has it', async () => {
    const vault = await started();
    await queue(vault, [1, 1]);
    await vault.value('outbox.retract', { id: idOf('message', 1) });
    await vault.value('outbox.delivered', { message: fromUs(1, { text: 'reply 1', at: monday + 1 }) });
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: null });
  });
});

describe('a queued message of another kind', () => {
  const of = (content: SendMessageRequest['content'], count = 1): SendMessageRequest => ({ ...aRequest(count, { at: monday + count }), content });
  const shown = async (vault: TestVault, count = 1) => (await vault.value('messages.read', { id: idOf('message', count) }))?.content;

  it('is shown as what it is: a place, a card, a template with its values', async () => {
    const vault = await started();
    await vault.value('changes.apply', { changes: [{ entity: 'template', template: aTemplate }], cursor: 2 });
    const place = { kind: 'location' as const, latitude: 53.54, longitude: 9.99, name: 'The office', address: null };
    const values = [{ part: 'body' as const, buttonIndex: null, key: '1', value: 'Ada' }];
    await vault.value('messages.queue', { request: of(place, 1), author, now: monday });
    await vault.value('messages.queue', { request: of({ kind: 'contacts', cards: [{ name: 'Caretaker', phones: [], emails: [], organisation: null }] }, 2), author, now: monday });
    await vault.value('messages.queue', { request: of({ kind: 'template', templateId: aTemplate.id, values, header: null }, 3), author, now: monday });
    expect(await shown(vault, 1)).toEqual(place);
    expect(await shown(vault, 2)).toMatchObject({ kind: 'contacts', cards: [{ name: 'Caretaker' }] });
    expect(await shown(vault, 3)).toEqual({ kind: 'template', name: aTemplate.name, language: aTemplate.language, text: 'Hello Ada' });
  });

  it('leaves no earlier than it was told, also when the line comes back, and what follows waits behind it', async () => {
    const vault = await started();
    await vault.value('messages.queue', { request: aRequest(1), author, now: monday, notBefore: monday + 5_000 });
    await vault.value('messages.queue', { request: aRequest(2, { at: monday + 1 }), author, now: monday });
    expect(await vault.value('outbox.due', { now: monday + 4_999, lineBackReachMs: 60_000, limit: 10 })).toEqual([]);
    expect(await vault.value('outbox.nextDue', null)).toBe(monday + 5_000);
    expect(await due(vault, monday + 5_000)).toEqual(['reply 1']);
  });
});

describe('a queued reaction', () => {
  const ours = (emoji: string) => ({ author: { kind: 'person' as const, personId: author }, emoji, at: monday });
  const theirs = { author: { kind: 'contact' as const }, emoji: '😮', at: monday - 5 };
  const reaction = (count: number, emoji: string): SendMessageRequest => ({ ...aRequest(count), content: { kind: 'reaction', messageId: idOf('message', 90), emoji } });
  const reactions = async (vault: TestVault) => (await vault.value('messages.read', { id: idOf('message', 90) }))?.reactions;
  const withMessage = async (): Promise<TestVault> => {
    const vault = await started();
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(90, { at: monday - 10, reactions: [theirs] }) }], cursor: 2 });
    return vault;
  };

  it('is on its message at once, beside the contact’s, and is no row of its own', async () => {
    const vault = await withMessage();
    await vault.value('messages.queue', { request: reaction(1, '👍'), author, now: monday });
    await vault.value('messages.queue', { request: reaction(1, '👍'), author, now: monday });
    expect(await reactions(vault)).toEqual([theirs, ours('👍')]);
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toBeNull();
    expect(await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, limit: 9 })).toHaveLength(1);
    expect(await due(vault)).toEqual(['reaction']);
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromContact(90, { at: monday - 10, text: 'edited', reactions: [theirs] }) }], cursor: 3 });
    expect(await reactions(vault), 'news of the message do not take it off').toEqual([theirs, ours('👍')]);
    const carrier = fromContact(90, { at: monday - 10, reactions: [theirs, ours('👍')] });
    await vault.value('outbox.delivered', { id: idOf('message', 1), message: carrier });
    expect(await due(vault)).toEqual([]);
  });

  it('replaces ours, is taken back by an empty one, and a refused one is as if it had not been', async () => {
    const vault = await withMessage();
    await vault.value('messages.queue', { request: reaction(1, '👍'), author, now: monday });
    await vault.value('messages.queue', { request: reaction(2, '🎉'), author, now: monday });
    expect(await reactions(vault)).toEqual([theirs, ours('🎉')]);
    await vault.value('outbox.refuse', { id: idOf('message', 2), failure });
    expect(await reactions(vault)).toEqual([theirs, ours('👍')]);
    await vault.value('messages.queue', { request: reaction(3, ''), author, now: monday });
    expect(await reactions(vault)).toEqual([theirs]);
    expect(await vault.value('outbox.retract', { id: idOf('message', 3) })).toBe(true);
    expect(await reactions(vault)).toEqual([theirs, ours('👍')]);
  });

  it('to a message that is gone goes with it', async () => {
    const vault = await withMessage();
    await vault.value('messages.queue', { request: reaction(1, '👍'), author, now: monday });
    await vault.value('changes.apply', { changes: [{ entity: 'gone', of: 'message', id: idOf('message', 90) }], cursor: 3 });
    expect(await due(vault)).toEqual([]);
    expect(await vault.changesOf('messages.queue', { request: reaction(2, '👍'), author, now: monday })).toEqual([]);
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
