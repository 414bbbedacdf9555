import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recogniseContact } from '../../../relay/contacts/recognise-contact.ts';
import { openConversation } from '../../../relay/conversations/open-conversation.ts';
import type { Database } from '../../../relay/database/database.ts';
import { applyEdit, applyRevoke } from '../../../relay/messages/apply-edit.ts';
import { recordMessage } from '../../../relay/messages/record-message.ts';
import type { ReportedMessage } from '../../../relay/messages/record-message.ts';
import { fillWords } from '../../../relay/search/fill-words.ts';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';
import type { SearchFilters } from '../../../shared/domain/search/search-filters.ts';
import { day } from '../../../shared/kernel/time.ts';
import { searchResponse, stretchResponse } from '../../../shared/protocol/search.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('what the company keeps is found on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;
  let token: string;
  let sent = 0;

  const meet = (displayName: string, phone: string | null, more: { readonly username?: string; readonly numberId?: string } = {}): Promise<{ readonly contactId: string; readonly conversationId: string }> =>
    database.transaction(async (transaction) => {
      const newId = (): string => testId(clock.now());
      const party = { phone, userId: phone === null ? `u-${displayName}` : null, displayName, username: more.username ?? null, identityHash: null };
      const { contactId } = await recogniseContact(transaction, { companyId: company.id, party, source: 'webhook', now: clock.now(), newId });
      const { conversationId } = await openConversation(transaction, { companyId: company.id, numberId: more.numberId ?? company.numberId, contactId, now: clock.now(), newId });
      return { contactId, conversationId };
    });
  const say = async (conversationId: string, body: string, more: Partial<ReportedMessage> = {}): Promise<string> => {
    sent += 1;
    const message: ReportedMessage = {
      id: testId(clock.now() + sent), companyId: company.id, numberId: company.numberId, conversationId, wamid: `wamid.${sent}`, author: { kind: 'contact' }, at: clock.now() + sent,
      content: { kind: 'text', body }, delivery: null, quotedWamid: null, forwarded: 'no', referral: null, product: null, editedAt: null, revokedAt: null, now: clock.now(), ...more,
    };
    return (await database.transaction((transaction) => recordMessage(transaction, message))).messageId;
  };
  const ask = async (query: string, more: { readonly filters?: Partial<SearchFilters>; readonly before?: object | null; readonly limit?: number; readonly as?: string } = {}) => {
    const body = { query, filters: { ...noFilters, ...more.filters }, before: more.before ?? null, limit: more.limit ?? 20 };
    const answer = await edge.ask('POST', '/v1/search', { token: more.as ?? token, body });
    expect(answer.status).toBe(200);
    return searchResponse.parse(answer.json);
  };
  const ids = async (...given: Parameters<typeof ask>): Promise<readonly string[]> => (await ask(...given)).hits.map((hit) => hit.message.id);
  const otherTeam = async (): Promise<string> => {
    const team = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'employee', teamIds: [team] } })).json as { readonly person: unknown };
    return edge.enrol(textAt(added.person, 'id'));
  };

  beforeEach(async () => {
    database = await open();
    clock = fakeClock();
    company = await makeTestCompany(database, clock.now());
    edge = await startTestEdge({ database, clock });
    token = await edge.enrol(company.employee.id);
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  it('by the beginnings of its words, without case and accents, the newest first, page by page', async () => {
    const { conversationId } = await meet('Elif Kaya', '491701234567');
    const first = await say(conversationId, 'Café crème, tomorrow at the lock');
    const second = await say(conversationId, 'The cafeteria is CLOSED');
    const third = await say(conversationId, "Ключ в кафе. O'Brien's is-paid", { content: { kind: 'text', body: "Ключ в кафе. O'Brien's cafés is-paid" } });
    for (const [query, expected] of [
      ['cafe', [third, second, first]], ['CAFÉ cre', [first]], ['ключ', [third]], ["o'brien", [third]], ['is-paid', [third]], ['afe', []], ["'; --", []], ['lock closed', []], ['', []],
    ] as const) {
      expect(await ids(query), query).toEqual(expected);
    }
    const page = await ask('cafe', { limit: 2 });
    expect(page.hits.map((hit) => hit.message.id)).toEqual([third, second]);
    const rest = await ask('cafe', { limit: 2, before: page.next });
    expect({ ids: rest.hits.map((hit) => hit.message.id), next: rest.next, people: rest.people }).toEqual({ ids: [first], next: null, people: [] });
    expect(rest.hits[0]).toMatchObject({ conversation: { id: conversationId }, contact: { displayName: 'Elif Kaya', maskedNumber: '+49 ••• ••67' } });
  });

  it('narrowed by who wrote, what it holds, when, where', async () => {
    const kaya = await meet('Kaya', '491701234567');
    const rui = await meet('Rui', '351912345678');
    const photo = { id: testId(), mimeType: 'image/jpeg', size: 3, state: 'ready' as const, failure: null };
    const text = await say(kaya.conversationId, 'the lock');
    const link = await say(kaya.conversationId, 'lock at https://example.com/lock');
    const picture = await say(rui.conversationId, '', { content: { kind: 'image', media: photo, caption: 'lock' } as never, at: clock.now() + day });
    const ours = await say(rui.conversationId, 'our lock', { author: { kind: 'person', personId: company.manager.id }, at: clock.now() + 2 * day });
    const phone = await say(rui.conversationId, 'phone lock', { author: { kind: 'phone-app' }, at: clock.now() + 3 * day });
    await say(kaya.conversationId, '', { author: { kind: 'person', personId: company.manager.id }, content: { kind: 'activity', act: 'closed', personId: null, until: null } });
    for (const [filters, expected] of [
      [{ from: { who: 'contact' } }, [picture, link, text]],
      [{ from: { who: 'us' } }, [phone, ours]],
      [{ from: { who: 'person', personId: company.manager.id } }, [ours]],
      [{ holding: 'photo' }, [picture]],
      [{ holding: 'link' }, [link]],
      [{ holding: 'voice' }, []],
      [{ conversationId: kaya.conversationId as never }, [link, text]],
      [{ since: clock.now() + day, until: clock.now() + 2 * day }, [picture]],
      [{ numberId: company.numberId as never }, [phone, ours, picture, link, text]],
      [{ numberId: testId() as never }, []],
      [{ teamId: company.team.id }, [phone, ours, picture, link, text]],
    ] as const) {
      expect(await ids('lock', { filters }), JSON.stringify(filters)).toEqual(expected);
    }
    expect(await ids('', { filters: { holding: 'photo' } }), 'a filter is a question of its own').toEqual([picture]);
    expect(await ids('', { filters: { from: { who: 'us' } } }), 'not the line that says who closed it').toEqual([phone, ours]);
  });

  it('only by who may see it: another team finds nothing, an admin nobody’s messages, and neither reads a stretch', async () => {
    const { conversationId } = await meet('Kaya', '491701234567');
    const message = await say(conversationId, 'the lock');
    await fillWords(database);
    expect(await ids('lock', { as: token })).toEqual([message]);
    for (const stranger of [await otherTeam(), await edge.enrol(company.admin.id)]) {
      for (const query of ['lock', 'kaya', '4567']) expect(await ask(query, { as: stranger })).toMatchObject({ hits: [], people: [] });
      expect((await edge.ask('GET', `/v1/conversations/${conversationId}/messages?around=${message}`, { token: stranger })).status).toBe(404);
    }
  });

  it('not any more once its sender took it back or wrote something else, from the moment on in which that is stored', async () => {
    const { conversationId } = await meet('Kaya', '491701234567');
    const taken = await say(conversationId, 'secretword one');
    const edited = await say(conversationId, 'secretword two');
    expect(await ids('secretword')).toEqual([edited, taken]);
    const target = { numberId: company.numberId, conversationId, authorKind: 'contact' as const };
    await database.transaction(async (transaction) => {
      await applyRevoke(transaction, { ...target, wamid: `wamid.${sent - 1}` }, clock.now());
      await applyEdit(transaction, { ...target, wamid: `wamid.${sent}` }, { kind: 'text', body: 'otherword' }, clock.now());
      expect(await transaction.query(`SELECT id FROM message WHERE search_words @@ '''secretword'':*'::tsquery`), 'in the same transaction').toEqual([]);
    });
    expect(await ids('secretword')).toEqual([]);
    while (await fillWords(database)) expect(await ids('secretword')).toEqual([]);
    expect(await ids('otherword')).toEqual([edited]);
    expect((await ask('otherword')).complete).toBe(true);
  });

  it('also when it is older than the search: rows without words are filled batch by batch, and until then the answer says so', async () => {
    const { conversationId } = await meet('Kaya', '491701234567');
    for (let count = 0; count < 450; count += 1) await say(conversationId, `letter ${count}`);
    await database.query('UPDATE message SET search_words = NULL');
    await database.query('UPDATE contact SET search_words = NULL');
    expect(await ask('letter 449')).toMatchObject({ hits: [], complete: false });
    await fillWords(database);
    expect(await ask('letter 449'), 'the newest first').toMatchObject({ hits: [{ message: { content: { body: 'letter 449' } } }], complete: false });
    let batches = 1;
    while (await fillWords(database)) batches += 1;
    expect(batches).toBe(3);
    expect(await ask('letter 1', { limit: 100 })).toMatchObject({ complete: true });
    expect(await ask('kaya')).toMatchObject({ people: [{ contact: { displayName: 'Kaya' } }] });
  });

  it('people by name, user name and the last four digits of their number or all of it, so that it can be neither read nor guessed digit by digit', async () => {
    await meet('Élif Kaya', '491701234567');
    await meet('Noor', null, { username: 'noor.writes' });
    await fillWords(database);
    for (const [query, expected] of [
      ['elif', ['Élif Kaya']], ['kay el', ['Élif Kaya']], ['writes', ['Noor']], ['4567', ['Élif Kaya']], ['34 567', ['Élif Kaya']], ['+49 170 1234567', ['Élif Kaya']],
      ['0170/1234567', ['Élif Kaya']], ['567', []], ['9999', []], ['04567', ['Élif Kaya']],
      ['00 4567', ['Élif Kaya']], ['9 4567', ['Élif Kaya']], ['999 123 4567', []], ['70 1234567', ['Élif Kaya']],
    ] as const) {
      const answer = await ask(query);
      expect(answer.people.map((one) => one.contact.displayName), query).toEqual(expected);
      expect(JSON.stringify(answer)).not.toContain('1701234567');
    }
    await database.query(`UPDATE contact SET display_name = 'Somebody' WHERE display_name = 'Noor'`);
    expect((await ask('noor')).people, 'a former name is forgotten at once').toEqual([]);
  });

  it('in its place: a stretch around a hit, and on in both directions', async () => {
    const { conversationId } = await meet('Kaya', '491701234567');
    const all: string[] = [];
    for (let count = 0; count < 12; count += 1) all.push(await say(conversationId, `line ${count}`));
    const read = async (query: string) => stretchResponse.parse((await edge.ask('GET', `/v1/conversations/${conversationId}/messages?${query}`, { token })).json);
    const shown = (stretch: { readonly messages: readonly { readonly id: string }[]; readonly hasOlder: boolean; readonly hasNewer: boolean }) => [stretch.messages.map((one) => all.indexOf(one.id)), stretch.hasOlder, stretch.hasNewer];
    expect(shown(await read(`around=${all[5]}&limit=4`))).toEqual([[3, 4, 5, 6, 7], true, true]);
    expect(shown(await read(`before=${all[3]}&limit=10`))).toEqual([[0, 1, 2], false, true]);
    expect(shown(await read(`after=${all[7]}&limit=2`))).toEqual([[8, 9], true, true]);
    expect(shown(await read(`around=${all[11]}&limit=4`))).toEqual([[9, 10, 11], true, false]);
    expect((await edge.ask('GET', `/v1/conversations/${conversationId}/messages?around=${testId()}`, { token })).status).toBe(404);
    expect((await edge.ask('GET', `/v1/conversations/${testId()}/messages`, { token })).status).toBe(404);
  });

  it('without a word of the question in the log', async () => {
    await ask('zquokkaquestion');
    expect((await edge.ask('POST', '/v1/search', { token, body: { query: 'zquokkaquestion', filters: {} } })).status).toBe(400);
    expect(edge.logged()).toContain('/v1/search');
    expect(edge.logged()).not.toContain('zquokkaquestion');
  });
});
