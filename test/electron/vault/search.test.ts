import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import type { Message } from '../../../shared/domain/messages/message.ts';
import { day } from '../../../shared/kernel/time.ts';
import { aContact, aConversation, aDocument, anImage, aNumber, fromContact, fromUs, idOf, monday } from '../../support/cache-content.ts';
import { openTestVault } from '../../support/open-test-vault.ts';
import type { TestVault } from '../../support/open-test-vault.ts';

async function vaultWith(messages: readonly Message[]): Promise<TestVault> {
  const vault = await openTestVault();
  const contacts = [
    { ...aContact(1, 'Elif Kaya'), maskedNumber: '+49 ••• ••42' },
    { ...aContact(2, 'José Ñandú'), username: 'jose.writes' },
    aContact(3, ''),
  ];
  await vault.value('changes.apply', {
    changes: [
      { entity: 'number', number: aNumber() },
      ...contacts.map((contact) => ({ entity: 'contact', contact }) as const),
      { entity: 'conversation', conversation: aConversation(1) },
      { entity: 'conversation', conversation: aConversation(2, { numberId: idOf('number', 2), teamId: idOf('team', 2) }) },
      { entity: 'conversation', conversation: aConversation(3) },
      { entity: 'conversation', conversation: aConversation(4, { contactId: idOf('contact', 1), numberId: idOf('number', 2) }) },
      ...messages.map((message) => ({ entity: 'message', message }) as const),
    ],
    cursor: 1,
  });
  return vault;
}

const photo = { kind: 'image', media: { id: idOf('media', 1), mimeType: 'image/jpeg', size: 3, state: 'ready', failure: null }, caption: 'lock' } as const;
const voice = { kind: 'audio', media: { id: idOf('media', 3), mimeType: 'audio/ogg', size: 3, state: 'ready', failure: null }, voice: true } as const;

describe('a search of messages, narrowed', () => {
  const messages = [
    fromContact(1, { in: 1, at: monday, text: 'the lock' }),
    fromContact(2, { in: 2, at: monday + day, text: 'lock, see HTTPS://Example.com/x' }),
    fromContact(3, { in: 2, at: monday + 2 * day, content: photo }),
    fromUs(4, { in: 1, at: monday + 3 * day, text: 'new lock' }),
    fromUs(5, { in: 2, at: monday + 4 * day, text: 'lock from the phone', author: { kind: 'phone-app' } }),
    fromContact(6, { in: 2, at: monday + 5 * day, content: aDocument(2, 'lock.pdf') }),
    fromContact(7, { in: 1, at: monday + 6 * day, content: voice }),
    // Nobody looks for the line that says who closed it.
    fromUs(8, { in: 1, at: monday + 7 * day, content: { kind: 'activity', act: 'closed', personId: null, until: null } }),
  ];

  it.each<[Partial<SearchFilters>, readonly number[], readonly number[]]>([
    [{}, [6, 5, 4, 3, 2, 1], []],
    [{ from: { who: 'contact' } }, [6, 3, 2, 1], [7, 6, 3, 2, 1]],
    [{ from: { who: 'us' } }, [5, 4], [5, 4]],
    [{ from: { who: 'person', personId: idOf('person', 1) } }, [4], [4]],
    [{ from: { who: 'person', personId: idOf('person', 2) } }, [], []],
    [{ conversationId: idOf('conversation', 1) }, [4, 1], [7, 4, 1]],
    [{ holding: 'photo' }, [3], [3]],
    [{ holding: 'file' }, [6], [6]],
    [{ holding: 'voice' }, [], [7]],
    [{ holding: 'link' }, [2], [2]],
    [{ since: monday + day }, [6, 5, 4, 3, 2], [7, 6, 5, 4, 3, 2]],
    [{ until: monday + day }, [1], [1]],
    [{ since: monday + 1, until: monday + 3 * day }, [3, 2], [3, 2]],
    [{ numberId: idOf('number', 1) }, [4, 1], [7, 4, 1]],
    [{ teamId: idOf('team', 2) }, [6, 5, 3, 2], [6, 5, 3, 2]],
    [{ conversationId: idOf('conversation', 2), from: { who: 'contact' }, holding: 'link' }, [2], [2]],
  ])('by %j finds %j with a word and %j without', async (filters, withWord, without) => {
    const vault = await vaultWith(messages);
    const ids = async (query: string) => (await vault.value('messages.search', { query, filters: { ...noFilters, ...filters }, limit: 20 })).map((hit) => hit.message.id);
    expect(await ids('lock')).toEqual(withWord.map((count) => idOf('message', count)));
    expect(await ids('')).toEqual(without.map((count) => idOf('message', count)));
  });

  it('answers one letter alike, whether the newest messages suffice or the index is asked', async () => {
    const vault = await vaultWith([
      fromContact(1, { in: 1, at: monday, text: 'Über die Lampe' }),
      fromUs(2, { in: 1, at: monday + day, text: 'ask the landlord' }),
      fromContact(3, { in: 2, at: monday + 2 * day, text: 'the Lock, the ladder' }),
      fromContact(4, { in: 2, at: monday + 3 * day, text: 'umbrella, ohne Licht' }),
    ]);
    const found = async (query: string, limit: number, before: number | null = null) =>
      (await vault.value('messages.search', { query, filters: noFilters, limit, before })).map(({ message, snippet, marks }) => [message.at, marks.map(([start, end]) => snippet.slice(start, end)).join()]);
    const all = [[monday + 3 * day, 'Licht'], [monday + 2 * day, 'Lock,ladder'], [monday + day, 'landlord'], [monday, 'Lampe']];
    expect(await found('l', 20)).toEqual(all);
    for (const limit of [1, 2, 3, 4]) expect(await found('l', limit), `${limit}`).toEqual(all.slice(0, limit));
    // A letter with an accent, the page after, and a letter that nothing begins with.
    expect(await found('Ü', 2)).toEqual([[monday + 3 * day, 'umbrella'], [monday, 'Über']]);
    const [first] = await vault.value('messages.search', { query: 'l', filters: noFilters, limit: 1 });
    expect(await found('l', 1, first?.place ?? 0)).toEqual([all[1]]);
    expect(await found('q', 1)).toEqual([]);
    expect(await vault.value('messages.search', { query: 'l', filters: { ...noFilters, from: { who: 'us' } }, limit: 1 })).toHaveLength(1);
  });

  it('finds both spellings of ß', async () => {
    const vault = await vaultWith([
      fromContact(1, { in: 1, at: monday, text: 'Die Hafenstraße 3' }),
      fromContact(2, { in: 1, at: monday + day, text: 'HAFENSTRASSE, wie immer' }),
      fromContact(3, { in: 1, at: monday + 2 * day, text: 'Hafen' }),
    ]);
    for (const query of ['hafenstrasse', 'Hafenstraße', 'hafenstraß', 'immer hafenstraße']) {
      const hits = await vault.value('messages.search', { query, filters: noFilters, limit: 10 });
      expect(hits.map(({ message }) => message.at), query).toEqual(query.startsWith('immer') ? [monday + day] : [monday + day, monday]);
    }
  });

  it('pages without gaps or repeats, also inside one second', async () => {
    const many = Array.from({ length: 25 }, (_, index) => fromContact(index + 1, { at: monday + Math.floor(index / 5), text: 'lock' }));
    const vault = await vaultWith(many);
    const found: string[] = [];
    for (let before: number | null = null; ; ) {
      const page: readonly { readonly message: Message; readonly place: number }[] = await vault.value('messages.search', { query: 'lo', filters: noFilters, before, limit: 4 });
      const last = page.at(-1);
      if (last === undefined) break;
      found.push(...page.map((hit) => hit.message.id));
      before = last.place;
    }
    expect([...found].sort()).toEqual(many.map((message) => message.id).sort());
    expect(found).toHaveLength(25);
  });

  it('does not find by date what a full second pushed into the one before', async () => {
    const rush = Array.from({ length: 1_500 }, (_, index) => fromContact(index + 1, { at: monday, text: 'rush' }));
    const vault = await vaultWith(rush);
    const count = async (filters: Partial<SearchFilters>) => (await vault.value('messages.search', { query: 'rush', filters: { ...noFilters, ...filters }, limit: 500 })).length;
    expect([await count({ since: monday }), await count({ until: monday }), await count({ since: monday - 1000, until: monday })]).toEqual([500, 0, 0]);
  });
});

describe('people', () => {
  it.each([
    ['kaya', [4, 1]], ['elif k', [4, 1]], ['jose', [2]], ['nandu', [2]], ['writes', [2]], ['42', [4, 1]], ['4', []], ['nobody', []], ['', []], ['"', []],
  ])('%j finds conversations %j, the newest first', async (query, expected) => {
    const vault = await vaultWith([fromContact(1, { in: 1, at: monday }), fromContact(2, { in: 4, at: monday + 1 })]);
    const found = await vault.value('people.search', { query, limit: 10 });
    expect(found.map((summary) => summary.conversation.id)).toEqual(expected.map((count) => idOf('conversation', count)));
  });

  it('have conversations on several numbers', async () => {
    const vault = await vaultWith([fromContact(1, { in: 4, at: monday })]);
    const found = await vault.value('conversations.with', { contactId: idOf('contact', 1) });
    expect(found.map((summary) => summary.conversation.id)).toEqual([idOf('conversation', 4), idOf('conversation', 1)]);
    expect(await vault.value('conversations.with', { contactId: idOf('contact', 9) })).toEqual([]);
  });
});

describe('what was shared in a conversation', () => {
  it('is listed by kind, newest first and page by page, and what was taken back is gone', async () => {
    const vault = await vaultWith([
      fromContact(1, { at: monday, content: anImage(1, null) }),
      fromUs(2, { at: monday + 1, content: anImage(2, 'see www.example.com') }),
      fromContact(3, { at: monday + 2, content: aDocument(3, 'lease.pdf') }),
      fromContact(4, { at: monday + 3, content: anImage(4, null), in: 2 }),
    ]);
    const list = async (holding: 'photo' | 'file' | 'link' | 'video', before: number | null = null, limit = 10) => vault.value('messages.shared', { conversationId: idOf('conversation', 1), holding, before, limit });
    const ids = (shared: readonly { readonly message: Message }[]) => shared.map((one) => one.message.id);
    expect(ids(await list('photo'))).toEqual([idOf('message', 2), idOf('message', 1)]);
    expect(ids(await list('file'))).toEqual([idOf('message', 3)]);
    expect(ids(await list('link'))).toEqual([idOf('message', 2)]);
    expect(ids(await list('video'))).toEqual([]);
    const [first] = await list('photo', null, 1);
    expect(ids(await list('photo', first?.place ?? 0, 1))).toEqual([idOf('message', 1)]);
    await vault.value('changes.apply', { changes: [{ entity: 'message', message: fromUs(2, { at: monday + 1, content: { kind: 'unsupported', type: 'revoked' }, revokedAt: monday + 9 }) }], cursor: 2 });
    expect([ids(await list('photo')), ids(await list('link'))]).toEqual([[idOf('message', 1)], []]);
  });
});
