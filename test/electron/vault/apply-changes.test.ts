import { describe, expect, it } from 'vitest';
import { day, hour } from '../../../shared/kernel/time.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { aContact, aConversation, anImage, aNumber, aRequest, deliveredAs, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

const say = (message: Message): Change => ({ entity: 'message', message });
const base: readonly Change[] = [
  { entity: 'team', team: { id: idOf('team', 1), name: 'Desk' } },
  { entity: 'person', person: { id: idOf('person', 1), name: 'Ada', role: 'employee', teamIds: [idOf('team', 1)] } },
  { entity: 'number', number: aNumber() },
  { entity: 'contact', contact: aContact(1, 'Åsa') },
  { entity: 'conversation', conversation: aConversation(1) },
];

async function apply(vault: TestVault, changes: readonly Change[], cursor = 1): Promise<void> {
  await vault.value('changes.apply', { changes, cursor });
}

async function started(): Promise<TestVault> {
  const vault = await openTestVault();
  await apply(vault, base);
  return vault;
}

/** Everything that can be read of it. */
async function wholeState(vault: TestVault): Promise<unknown> {
  return {
    cursor: await vault.value('changes.cursor', null),
    list: (await vault.value('conversations.list', { limit: 100, before: null })).conversations,
    messages: await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, limit: 100 }),
    undecided: await vault.value('notices.undecided', { limit: 100 }),
    directory: await vault.value('directory.read', null),
    badge: await vault.value('notices.badge', null),
  };
}

describe('a batch of changes', () => {
  it('is there with its cursor: directory, conversation, message, unread and notice', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: monday + 5 }))], 7);
    expect(await wholeState(vault)).toEqual({
      cursor: 7,
      list: [{ conversation: aConversation(1, { lastMessageAt: monday + 5 }), contact: aContact(1, 'Åsa'), number: aNumber(), lastMessage: { ...fromContact(1, { at: monday + 5 }), outbox: null }, unread: 1 }],
      messages: [{ ...fromContact(1, { at: monday + 5 }), outbox: null }],
      undecided: [{ messageId: idOf('message', 1), conversationId: idOf('conversation', 1), messageAt: monday + 5, fromContact: true, read: false }],
      directory: { people: [{ id: idOf('person', 1), name: 'Ada', role: 'employee', teamIds: [idOf('team', 1)] }], teams: [{ id: idOf('team', 1), name: 'Desk' }], numbers: [aNumber()] },
      badge: 1,
    });
  });

  it('that comes again changes nothing and announces nothing', async () => {
    const vault = await started();
    const changes = [say(fromContact(1)), say(fromUs(2, { at: monday + 1, delivery: deliveredAs('sent') })), say(fromContact(3, { content: anImage(1, 'cat') }))];
    await apply(vault, changes, 5);
    const before = await wholeState(vault);
    expect(await vault.changesOf('changes.apply', { changes: [...base, ...changes], cursor: 5 })).toEqual([]);
    expect(await wholeState(vault)).toEqual(before);
    await apply(vault, changes, 3);
    expect(await vault.value('changes.cursor', null), 'the cursor never goes back').toBe(5);
  });

  it('announces each thing once', async () => {
    const vault = await started();
    expect(await vault.changesOf('changes.apply', { changes: [say(fromContact(1)), say(fromContact(2))], cursor: 2 })).toEqual([
      { kind: 'message', id: idOf('message', 1), conversationId: idOf('conversation', 1) },
      { kind: 'notices' },
      { kind: 'message', id: idOf('message', 2), conversationId: idOf('conversation', 1) },
      { kind: 'conversation', id: idOf('conversation', 1) },
    ]);
    const page = await vault.changesOf('changes.apply', { changes: Array.from({ length: 200 }, (_, index) => say(fromContact(100 + index))), cursor: 3 });
    expect(page, 'a page of a synchronisation is named').toHaveLength(202);
    const many = Array.from({ length: 1_200 }, (_, index) => say(fromContact(1_000 + index)));
    expect(await vault.changesOf('changes.apply', { changes: many, cursor: 4 })).toEqual([{ kind: 'everything' }]);
  });

  it('keeps a message whose conversation comes later, and a conversation whose contact comes later', async () => {
    const vault = await openTestVault();
    await apply(vault, [say(fromContact(1))]);
    expect((await vault.value('conversations.list', { limit: 5, before: null })).conversations).toEqual([]);
    await apply(vault, [{ entity: 'conversation', conversation: aConversation(1) }], 2);
    expect((await vault.value('conversations.list', { limit: 5, before: null })).conversations).toMatchObject([{ contact: { displayName: '' }, number: null, unread: 1, lastMessage: { id: idOf('message', 1) } }]);
    await apply(vault, [{ entity: 'contact', contact: aContact(1, 'Åsa') }], 3);
    expect(await vault.value('conversations.read', { id: idOf('conversation', 1) })).toMatchObject({ contact: { displayName: 'Åsa' } });
  });

  it('brings an edited or revoked message up to date, also for search', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { text: 'first wording' }))]);
    await apply(vault, [say(fromContact(1, { text: 'second wording', editedAt: monday }))], 2);
    expect(await vault.value('messages.search', { query: 'first', limit: 5 })).toEqual([]);
    expect(await vault.value('messages.search', { query: 'second', limit: 5 })).toHaveLength(1);
    await apply(vault, [say(fromContact(1, { content: { kind: 'unsupported', type: 'revoked' }, revokedAt: monday }))], 3);
    expect(await vault.value('messages.search', { query: 'wording', limit: 5 })).toEqual([]);
    expect(await vault.value('notices.badge', null)).toBe(1);
  });

  it('settles an outbox entry whose message the relay already has', async () => {
    const vault = await started();
    await vault.value('messages.queue', { request: aRequest(1), author: idOf('person', 1), now: monday });
    expect(await vault.value('outbox.nextDue', null)).toBe(monday);
    await apply(vault, [say(fromUs(1, { text: 'reply 1', delivery: deliveredAs('queued') }))], 2);
    expect(await vault.value('outbox.nextDue', null)).toBeNull();
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toMatchObject({ outbox: null, delivery: { stage: 'queued' } });
  });

  it('does not take a tick back', async () => {
    const vault = await started();
    const stage = async (): Promise<unknown> => (await vault.value('messages.read', { id: idOf('message', 1) }))?.delivery?.stage;
    await apply(vault, [say(fromUs(1, { delivery: deliveredAs('delivered') }))]);
    await apply(vault, [say(fromUs(1, { delivery: deliveredAs('sent') }))], 2);
    expect(await stage()).toBe('delivered');
    await apply(vault, [say(fromUs(1, { delivery: deliveredAs('read') }))], 3);
    expect(await stage()).toBe('read');
  });

  it('orders and moves a message whose time was corrected', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: monday, text: 'word one' })), say(fromContact(2, { at: monday + 60_000, text: 'word two' }))]);
    await apply(vault, [say(fromContact(1, { at: monday + 120_000, text: 'word one' }))], 2);
    expect((await vault.value('messages.search', { query: 'word', limit: 5 })).map((hit) => hit.message.id)).toEqual([idOf('message', 1), idOf('message', 2)]);
    expect((await vault.value('conversations.read', { id: idOf('conversation', 1) }))?.lastMessage?.id).toBe(idOf('message', 1));
    expect(await vault.value('notices.undecided', { limit: 5 })).toHaveLength(2);
  });
});

describe('what is gone', () => {
  it('a message goes with its words, its notice, its file and its count', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1)), say(fromContact(2, { at: monday + 1, content: anImage(1, 'sunset') }))]);
    await vault.value('media.store', { id: idOf('media', 1), messageId: idOf('message', 2), mimeType: 'image/jpeg', bytes: Uint8Array.of(1), now: monday });
    await apply(vault, [{ entity: 'gone', of: 'message', id: idOf('message', 2) }], 2);
    expect(await vault.value('messages.search', { query: 'sunset', limit: 5 })).toEqual([]);
    expect(await vault.value('media.read', { id: idOf('media', 1) })).toBeNull();
    expect(await vault.value('notices.undecided', { limit: 5 })).toHaveLength(1);
    expect(await vault.value('conversations.read', { id: idOf('conversation', 1) })).toMatchObject({ unread: 1, lastMessage: { id: idOf('message', 1) } });
  });

  it('a conversation goes with its messages, its unsent ones and its contact, unless the contact has another', async () => {
    const vault = await started();
    await apply(vault, [{ entity: 'conversation', conversation: aConversation(2, { contactId: idOf('contact', 1) }) }, say(fromContact(1)), say(fromContact(2, { in: 2 }))]);
    await vault.value('messages.queue', { request: aRequest(3), author: idOf('person', 1), now: monday });
    await apply(vault, [{ entity: 'gone', of: 'conversation', id: idOf('conversation', 1) }], 2);
    expect((await vault.value('conversations.list', { limit: 5, before: null })).conversations).toMatchObject([{ contact: { displayName: 'Åsa' }, unread: 1 }]);
    expect(await vault.value('outbox.nextDue', null)).toBeNull();
    expect(await vault.value('messages.read', { id: idOf('message', 1) })).toBeNull();
  });

  it('a conversation that goes on in another one takes along what was about to be said in it: words, files, and what waits', async () => {
    const vault = await started();
    const [from, to] = [idOf('conversation', 1), idOf('conversation', 2)];
    const draft = { mode: 'answer' as const, quotedMessageId: null };
    const file = (count: number) => ({ id: idOf('media', count), kind: 'image' as const, caption: `picture ${count}`, fileName: null, mimeType: 'image/jpeg', size: 1 });
    await apply(vault, [{ entity: 'contact', contact: aContact(2, 'Åsa anew') }, { entity: 'conversation', conversation: aConversation(2) }, say(fromContact(1)), say(fromContact(2, { in: 2 }))]);
    await vault.value('drafts.store', { ...draft, conversationId: to, body: 'I will look', note: 'careful', now: monday + 1 });
    await vault.value('drafts.addFile', { conversationId: to, file: file(1), bytes: Uint8Array.of(1), now: monday + 1 });
    await vault.value('drafts.store', { ...draft, conversationId: from, body: 'into it today', note: '', now: monday + 2 });
    await vault.value('drafts.addFile', { conversationId: from, file: file(2), bytes: Uint8Array.of(2), now: monday + 2 });
    await vault.value('messages.queue', { request: aRequest(3), author: idOf('person', 1), now: monday + 3 });
    await apply(vault, [{ entity: 'message', message: { ...fromContact(1), conversationId: to } }, { entity: 'gone', of: 'conversation', id: from, joinedTo: to }, { entity: 'gone', of: 'contact', id: idOf('contact', 1) }], 2);

    expect(await vault.value('conversations.read', { id: from })).toBeNull();
    expect(await vault.value('drafts.read', { conversationId: from })).toBeNull();
    expect(await vault.value('drafts.read', { conversationId: to })).toMatchObject({ body: 'I will look\ninto it today', note: 'careful', files: [file(1), file(2)], changedAt: monday + 2 });
    expect(await vault.value('media.read', { id: idOf('media', 2) })).toEqual({ mimeType: 'image/jpeg', bytes: Uint8Array.of(2) });
    const waiting = await vault.value('outbox.due', { now: monday + day, limit: 5 });
    expect(waiting.map(({ request }) => [request.id, request.conversationId])).toEqual([[aRequest(3).id, to]]);
    expect((await vault.value('messages.page', { conversationId: to, before: null, limit: 10 })).map(({ id, conversationId }) => [id, conversationId]).toSorted()).toEqual(
      [[idOf('message', 1), to], [idOf('message', 2), to], [aRequest(3).id, to]].toSorted(),
    );
  });

  it('a contact goes with everything; people, teams and numbers go alone', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1))]);
    await apply(vault, [{ entity: 'gone', of: 'number', id: idOf('number', 1) }, { entity: 'gone', of: 'person', id: idOf('person', 1) }, { entity: 'gone', of: 'team', id: idOf('team', 1) }], 2);
    expect(await vault.value('directory.read', null)).toEqual({ people: [], teams: [], numbers: [] });
    expect((await vault.value('conversations.list', { limit: 5, before: null })).conversations).toMatchObject([{ number: null, unread: 1 }]);
    await apply(vault, [{ entity: 'gone', of: 'contact', id: idOf('contact', 1) }], 3);
    expect(await wholeState(vault)).toMatchObject({ cursor: 3, list: [], messages: [], undecided: [], badge: 0 });
    await apply(vault, [{ entity: 'gone', of: 'contact', id: idOf('contact', 1) }, { entity: 'gone', of: 'message', id: idOf('message', 77) }], 4);
  });
});

describe('a first synchronisation', () => {
  const yesterday = monday - 30 * hour;

  it('makes no flood: what is older than the cache by more than the age of news is silent history', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: yesterday })), say(fromContact(2, { at: monday - hour }))]);
    expect((await vault.value('notices.undecided', { limit: 5 })).map((notice) => notice.messageId)).toEqual([idOf('message', 2)]);
    expect(await vault.value('notices.explain', { messageId: idOf('message', 1) })).toMatchObject({ kind: 'silent', reason: 'history', decidedAt: monday });
  });

  it('counts as unread what nobody answered, in whatever order it comes', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: yesterday })), say(fromUs(2, { at: yesterday + 1, delivery: deliveredAs('read') })), say(fromContact(3, { at: yesterday + 2 })), say(fromContact(4, { at: yesterday - 9 }))]);
    expect(await vault.value('notices.badge', null)).toBe(1);
    expect((await vault.value('conversations.list', { limit: 5, before: null })).conversations[0]).toMatchObject({ unread: 1, lastMessage: { id: idOf('message', 3) } });
  });

  it('later an answer of a colleague does not read for me', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: monday + hour })), say(fromUs(2, { at: monday + 2 * hour, delivery: deliveredAs('sent') }))]);
    expect(await vault.value('notices.badge', null)).toBe(1);
  });
});

describe('unread', () => {
  it('is counted until it is marked, and a message that was held up on its way counts when it arrives', async () => {
    const vault = await started();
    await apply(vault, [say(fromContact(1, { at: monday + 1 })), say(fromContact(2, { at: monday + 2 })), say(fromUs(3, { at: monday + 3 }))]);
    expect(await vault.value('notices.badge', null)).toBe(2);
    const changes = await vault.changesOf('conversations.markRead', { id: idOf('conversation', 1), now: monday + 100 });
    expect(changes).toEqual([{ kind: 'conversation', id: idOf('conversation', 1) }, { kind: 'notices' }]);
    expect(await vault.value('notices.badge', null)).toBe(0);
    expect(await vault.changesOf('conversations.markRead', { id: idOf('conversation', 1), now: monday + 101 })).toEqual([]);
    await apply(vault, [say(fromContact(4, { at: monday + 50 })), say(fromContact(1, { at: monday + 1, reactions: [{ author: { kind: 'contact' }, emoji: '👍', at: monday }] }))], 2);
    expect(await vault.value('notices.badge', null)).toBe(1);
  });
});
