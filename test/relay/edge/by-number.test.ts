import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learnAlias, recogniseContact } from '../../../relay/contacts/recognise-contact.ts';
import { numberSpellings } from '../../../relay/contacts/number-spellings.ts';
import { openConversation } from '../../../relay/conversations/open-conversation.ts';
import type { Database } from '../../../relay/database/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('conversations by phone number on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;

  const newId = (): string => testId(clock.now());
  const meet = (phone: string): Promise<{ readonly contactId: string; readonly conversationId: string }> =>
    database.transaction(async (transaction) => {
      const party = { phone, userId: null, displayName: 'Ada', username: null, identityHash: null };
      const { contactId } = await recogniseContact(transaction, { companyId: company.id, party, source: 'webhook', now: clock.now(), newId });
      const { conversationId } = await openConversation(transaction, { companyId: company.id, numberId: company.numberId, contactId, now: clock.now(), newId });
      return { contactId, conversationId };
    });
  const find = async (token: string, phone: string): Promise<unknown> => (await edge.ask('POST', '/v1/conversations/by-number', { token, body: { phone } })).json;

  beforeEach(async () => {
    database = await open();
    clock = fakeClock();
    company = await makeTestCompany(database, clock.now());
    edge = await startTestEdge({ database, clock });
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  it('finds who has this number, and nobody for another one; the log says neither', async () => {
    const token = await edge.enrol(company.employee.id);
    const { conversationId } = await meet('4915100000001');
    expect(await find(token, '4915100000001')).toEqual({ conversationIds: [conversationId] });
    expect(await find(token, '4915100000002')).toEqual({ conversationIds: [] });
    expect(edge.logged()).not.toContain('491510000000');
  });

  it('finds a number that WhatsApp writes otherwise than people dial it', async () => {
    const token = await edge.enrol(company.employee.id);
    const { conversationId } = await meet('551187654321');
    expect(await find(token, '5511987654321')).toEqual({ conversationIds: [conversationId] });
  });

  it('a number that has passed on finds its present owner alone', async () => {
    const token = await edge.enrol(company.employee.id);
    const { contactId } = await meet('4915100000001');
    await database.query('UPDATE contact_alias SET retired_at = $2 WHERE contact_id = $1', [contactId, clock.now()]);
    expect(await find(token, '4915100000001')).toEqual({ conversationIds: [] });
    const next = await meet('4915100000002');
    await database.transaction((transaction) => learnAlias(transaction, { companyId: company.id, contactId: next.contactId, kind: 'phone', value: '4915100000001', source: 'webhook', now: clock.now() }));
    expect(await find(token, '4915100000001')).toEqual({ conversationIds: [next.conversationId] });
  });

  it('is silent to other teams and to admins, and refuses what is no number', async () => {
    await meet('4915100000001');
    const team = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'employee', teamIds: [team] } })).json as { readonly person: unknown };
    for (const person of [textAt(added.person, 'id'), company.admin.id]) expect(await find(await edge.enrol(person), '4915100000001')).toEqual({ conversationIds: [] });
    const token = await edge.enrol(company.employee.id);
    for (const phone of ['', '+4915100000001', '0151', "1' OR '1'='1", '%', '49151000000010000']) {
      expect((await edge.ask('POST', '/v1/conversations/by-number', { token, body: { phone } })).status).toBe(400);
    }
  });
});

describe('spellings of a number', () => {
  it.each([
    ['4915112345678', ['4915112345678']],
    ['5511987654321', ['5511987654321', '551187654321']],
    ['551187654321', ['551187654321', '5511987654321']],
    ['5215512345678', ['5215512345678', '525512345678']],
    ['525512345678', ['525512345678', '5215512345678']],
    ['5491112345678', ['5491112345678', '541112345678']],
    ['541112345678', ['541112345678', '5491112345678']],
    ['52', ['52']],
  ])('%s', (phone, spellings) => {
    expect(numberSpellings(phone)).toEqual(spellings);
  });
});
