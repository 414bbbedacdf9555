import { readSettings } from '../../../electron/vault/setting/setting-rows.ts';
import { describe, expect, it } from 'vitest';
import { splitMarks, toMatch } from '../../../electron/vault/message/search-messages.ts';
import type { ConversationPage, ConversationSummary } from '../../../electron/vault/vault-contract.ts';
import type { ConversationCursor } from '../../../shared/domain/conversations/conversation-filter.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { aContact, aConversation, aDocument, aNumber, aRequest, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';

async function vaultWith(messages: readonly Message[], conversations = 1): Promise<TestVault> {
  const vault = await openTestVault();
  const counts = Array.from({ length: conversations }, (_, index) => index + 1);
  await vault.value('changes.apply', {
    changes: [
      { entity: 'number', number: aNumber() },
      ...counts.flatMap((count) => [{ entity: 'contact', contact: aContact(count) }, { entity: 'conversation', conversation: aConversation(count) }] as const),
      ...messages.map((message) => ({ entity: 'message', message }) as const),
    ],
    cursor: 1,
  });
  return vault;
}

describe('the list of conversations', () => {
  it('is newest first and pages without gaps or repeats, also among equals and empty ones', async () => {
    const times = [5, 9, 9, 9, 1, 7];
    const vault = await vaultWith(times.map((time, index) => fromContact(index + 1, { in: index + 1, at: monday + time })), 9);
    const whole = (await vault.value('conversations.list', { limit: 100, before: null })).conversations;
    expect(whole.map((line) => (line.conversation.lastMessageAt ?? monday) - monday)).toEqual([9, 9, 9, 7, 5, 1, 0, 0, 0]);
    const paged: ConversationSummary[] = [];
    let before: ConversationCursor | null = null;
    do {
      const page: ConversationPage = await vault.value('conversations.list', { limit: 2, before });
      paged.push(...page.conversations);
      before = page.next;
    } while (before !== null);
    expect(paged).toEqual(whole);
  });

  it('puts a conversation first in which we have just written', async () => {
    const vault = await vaultWith([fromContact(1, { in: 1, at: monday + 10 }), fromContact(2, { in: 2, at: monday + 5 })], 2);
    await vault.value('messages.queue', { request: { id: idOf('message', 3), conversationId: idOf('conversation', 2), content: { kind: 'text', body: 'hi' }, quotedMessageId: null, composedAt: monday + 20 }, author: idOf('person', 1), now: monday + 20 });
    const [first] = (await vault.value('conversations.list', { limit: 1, before: null })).conversations;
    expect(first).toMatchObject({ conversation: { id: idOf('conversation', 2), lastMessageAt: monday + 20 }, lastMessage: { id: idOf('message', 3) }, unread: 1 });
  });

  it('knows how far the last message has come, and says so anew when that changes', async () => {
    const vault = await vaultWith([fromContact(1, { in: 1, at: monday })]);
    const id = idOf('message', 2);
    const conversation = { kind: 'conversation', id: idOf('conversation', 1) };
    const last = async () => (await vault.value('conversations.list', { limit: 1, before: null })).conversations[0]?.lastMessage?.outbox;
    expect(await last()).toBeNull();
    await vault.value('messages.queue', { request: aRequest(2, { at: monday + 5 }), author: idOf('person', 1), now: monday + 5 });
    expect(await last()).toEqual({ state: 'waiting', attempts: 0 });
    const failure = { code: null, reason: 'window-closed', detail: null };
    expect(await vault.changesOf('outbox.refuse', { id, failure })).toContainEqual(conversation);
    expect(await last()).toEqual({ state: 'refused', failure });
    expect(await vault.value('conversations.read', { id: idOf('conversation', 1) })).toMatchObject({ lastMessage: { id, outbox: { state: 'refused' } } });
    expect(await vault.changesOf('outbox.retry', { id, now: monday + 6 })).toContainEqual(conversation);
    expect(await last()).toEqual({ state: 'waiting', attempts: 0 });
  });

  it('answers null for an unknown one', async () => {
    const vault = await vaultWith([]);
    expect(await vault.value('conversations.read', { id: idOf('conversation', 5) })).toBeNull();
  });
});

describe('a thread', () => {
  it('pages newest first by time, then id, also within one millisecond', async () => {
    const messages = Array.from({ length: 25 }, (_, index) => fromContact(index + 1, { at: monday + Math.floor(index / 5) }));
    const vault = await vaultWith(messages);
    const expected = [...messages].sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1)).map((message) => message.id);
    const ids: string[] = [];
    for (let before: { at: number; id: never } | null = null; ; ) {
      const page: readonly Message[] = await vault.value('messages.page', { conversationId: idOf('conversation', 1), before, limit: 4 });
      const last: Message | undefined = page.at(-1);
      if (last === undefined) break;
      ids.push(...page.map((message) => message.id));
      before = { at: last.at, id: last.id as never };
    }
    expect(ids).toEqual(expected);
  });

  it('pages forwards from a message, newest first within the page', async () => {
    const vault = await vaultWith(Array.from({ length: 9 }, (_, index) => fromContact(index + 1, { at: monday + Math.floor(index / 3) })));
    const after = { at: monday + 1, id: idOf('message', 4) };
    const page = await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, after, limit: 3 });
    expect(page.map((message) => message.id)).toEqual([7, 6, 5].map((count) => idOf('message', count)));
  });

  it.each([
    ['a message in the middle, however many share its millisecond', { kind: 'message', id: idOf('message', 5) }, [6, 5, 4, 3], 5, true, true],
    ['the oldest message', { kind: 'message', id: idOf('message', 1) }, [2, 1], 1, false, true],
    ['the newest message', { kind: 'message', id: idOf('message', 9) }, [9, 8, 7, 6], 9, true, false],
    ['the first message of a time', { kind: 'instant', at: monday + 1 }, [5, 4, 3, 2], 4, true, true],
    ['a time after all: the newest before it', { kind: 'instant', at: monday + 50 }, [9, 8, 7, 6], 9, true, false],
    ['a time before all', { kind: 'instant', at: 0 }, [2, 1], 1, false, true],
    ['a message of another thread: nothing', { kind: 'message', id: idOf('message', 77) }, [], null, false, false],
    ['the first unread one', { kind: 'first-unread' }, [8, 7, 6, 5], 7, true, true],
  ] as const)('reads the stretch around %s', async (_name, place, expected, placeId, hasEarlier, hasLater) => {
    const messages = Array.from({ length: 9 }, (_each, index) => fromContact(index + 1, { at: monday + Math.floor(index / 3) }));
    const vault = await vaultWith(messages.slice(0, 6));
    await vault.value('conversations.markRead', { id: idOf('conversation', 1), now: monday + 1 });
    await vault.value('changes.apply', { changes: [...messages.slice(6), fromContact(77, { in: 2, at: monday })].map((message) => ({ entity: 'message', message })), cursor: 9 });
    const stretch = await vault.value('messages.around', { conversationId: idOf('conversation', 1), place, limit: 4 });
    expect({ ...stretch, messages: stretch.messages.map((message) => message.id) }).toEqual({
      messages: expected.map((count) => idOf('message', count)), placeId: placeId === null ? null : idOf('message', placeId), hasEarlier, hasLater,
    });
  });

  it('with nothing unread is read from its end', async () => {
    const vault = await vaultWith(Array.from({ length: 9 }, (_, index) => fromUs(index + 1, { at: monday + index })));
    const stretch = await vault.value('messages.around', { conversationId: idOf('conversation', 1), place: { kind: 'first-unread' }, limit: 3 });
    expect({ ...stretch, messages: stretch.messages.map((message) => message.id) }).toEqual({ messages: [9, 8, 7].map((count) => idOf('message', count)), placeId: null, hasEarlier: true, hasLater: false });
  });

  it('takes any number of messages of one second', async () => {
    const messages = Array.from({ length: 2_500 }, (_, index) => fromContact(index + 1, { at: monday, text: 'rush' }));
    const vault = await vaultWith(messages);
    expect(await vault.value('messages.search', { query: 'rush', limit: 500 })).toHaveLength(500);
    const receipt = await vault.value('purge.run', { plan: { messagesBefore: monday + 1, filesBefore: 0 }, trigger: 'manual', policyRevision: null, now: monday, receiptId: 'r' });
    expect(receipt.messages).toBe(2_500);
  });

  it('survives a message from the first second of all time and from far in the future', async () => {
    const vault = await vaultWith([fromContact(1, { at: 0 }), fromContact(2, { at: Number.MAX_SAFE_INTEGER - 1 }), fromContact(3, { at: Number.MAX_SAFE_INTEGER - 2 })]);
    expect(await vault.value('messages.page', { conversationId: idOf('conversation', 1), before: null, limit: 9 })).toHaveLength(3);
  });
});

describe('search', () => {
  const texts = ['Café crème tomorrow', 'cafeteria is closed', 'The invoice 4711 is paid', 'nothing here'];

  it.each([
    ['cafe', [2, 1]], ['CAFÉ', [2, 1]], ['creme cafe', [1]], ['inv 47', [3]], ['4711', [3]], ['noth', [4]], ['othing', []], ['"', []], ['  ', []], ['*', []],
    ['cafe*', [2, 1]], ['cafe OR invoice', []], ['NEAR(cafe)', []], ['words:cafe', []], ['cafe !!!', [2, 1]], ['\u0000', []], ['is-paid', [3]],
  ])('%j finds messages %j, newest first', async (query, expected) => {
    const vault = await vaultWith(texts.map((text, index) => fromContact(index + 1, { at: monday + index, text })));
    const hits = await vault.value('messages.search', { query, limit: 10 });
    expect(hits.map((hit) => hit.message.id)).toEqual(expected.map((count) => idOf('message', count)));
  });

  it('answers the contact, the text around and where to emphasise', async () => {
    const vault = await vaultWith([fromUs(1, { text: 'so \u0002Crème\u0003\nbrûlée, crème' })]);
    const [hit] = await vault.value('messages.search', { query: 'creme', limit: 5 });
    expect(hit).toMatchObject({ contactName: 'Contact 1', snippet: 'so  Crème brûlée, crème', marks: [[4, 9], [18, 23]] });
    expect(splitMarks('a\u0002b\u0003c\u0002d\u0003')).toEqual({ snippet: 'abcd', marks: [[1, 2], [3, 4]] });
    expect(toMatch('say "yes"')).toBe('("say"*) AND ("""yes"""*)');
  });

  it('finds captions and file names, and orders by time whatever came first', async () => {
    const vault = await vaultWith([fromContact(1, { at: monday + 9, content: aDocument(1, 'contract-final.pdf', 'please sign') }), fromContact(2, { at: monday - 86_400_000, text: 'final word' }), fromContact(3, { at: monday + 86_400_000, text: 'finally' })]);
    expect((await vault.value('messages.search', { query: 'final', limit: 2 })).map((hit) => hit.message.id)).toEqual([idOf('message', 3), idOf('message', 1)]);
  });
});

describe('small things', () => {
  it('settings have defaults and are kept', async () => {
    const vault = await openTestVault();
    expect(await vault.value('settings.read', null)).toEqual(usualPreferences);
    const chosen = { ...usualPreferences, theme: 'dark', undoSeconds: 0, playbackSpeed: 1.5, spellCheck: ['de-DE', 'en-GB'], closeToTray: false } as const;
    await vault.value('settings.store', { ...chosen, spellCheck: [...chosen.spellCheck] });
    expect(await vault.value('settings.read', null)).toEqual(chosen);
  });

  it('a setting that another version wrote counts as not set', async () => {
    const database = new Map([['theme', '"dark"'], ['density', '"roomy"'], ['undoSeconds', '999'], ['locale', 'not json'], ['__proto__', '{}'], ['later', 'true']]);
    const rows = [...database].map(([key, value]) => ({ key, value }));
    expect(readSettings({ all: () => rows } as never)).toEqual({ ...usualPreferences, theme: 'dark' });
  });

  it('a policy is kept as it was signed, and never replaced by an older one', async () => {
    const vault = await openTestVault();
    const policy = { payload: '{"revision":2}', signature: 's', keyId: 'k' };
    expect(await vault.value('policy.read', null)).toBeNull();
    await vault.value('policy.store', { policy, revision: 2 });
    await vault.value('policy.store', { policy: { ...policy, payload: '{"revision":1}' }, revision: 1 });
    expect(await vault.value('policy.read', null)).toEqual(policy);
  });
});
