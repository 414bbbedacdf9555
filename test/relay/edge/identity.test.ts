import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recogniseContact } from '../../../relay/contacts/recognise-contact.ts';
import { applyIdentityChange } from '../../../relay/contacts/apply-identity-change.ts';
import { openConversation } from '../../../relay/conversations/open-conversation.ts';
import type { Database } from '../../../relay/database/database.ts';
import { identityQuestionsResponse } from '../../../shared/protocol/identity-questions.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)("the question 'is this the same person?' over HTTP on $name", ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;

  const meet = (phone: string, name: string): Promise<string> =>
    database.transaction(async (transaction) => {
      const newId = (): string => testId(clock.now());
      const party = { phone, userId: null, displayName: name, username: null, identityHash: null };
      const { contactId } = await recogniseContact(transaction, { companyId: company.id, party, source: 'webhook', now: clock.now(), newId });
      await openConversation(transaction, { companyId: company.id, numberId: company.numberId, contactId, now: clock.now(), newId });
      return contactId;
    });
  const change = (contactId: string, phone: string): Promise<void> =>
    database.transaction((transaction) => applyIdentityChange(transaction, { companyId: company.id, contactId, phone, userId: null, now: clock.now(), newId: () => testId(clock.now()) }));

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

  it('is asked and answered, and devices learn who is gone', async () => {
    const token = await edge.enrol(company.employee.id);
    const former = await meet('4915100000001', 'Ada');
    await change(former, '4915100000002');
    const other = await meet('4915100000002', 'Ada 2');
    const { questions } = identityQuestionsResponse.parse((await edge.ask('GET', '/v1/identity-questions', { token })).json);
    expect(questions).toMatchObject([{ former: { id: former }, other: { id: other }, maskedNewNumber: '+49 ••• ••02', answer: null, askedAt: clock.now() }]);
    expect(JSON.stringify(questions)).not.toContain('4915100000002');
    const id = questions[0]?.id ?? '';
    clock.advance(1_000);
    expect(await edge.ask('POST', `/v1/identity-questions/${id}`, { token, body: { answer: 'same' } })).toMatchObject({
      status: 200,
      json: { question: { answer: 'same', answeredBy: company.employee.id, answeredAt: clock.now() } },
    });
    expect(await edge.ask('POST', `/v1/identity-questions/${id}`, { token, body: { answer: 'different' } })).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } });
    expect(await edge.ask('GET', '/v1/identity-questions', { token })).toMatchObject({ json: { questions: [] } });
    const { changes } = (await edge.ask('GET', '/v1/changes?after=0', { token })).json as { readonly changes: readonly object[] };
    expect(changes).toContainEqual({ entity: 'gone', of: 'contact', id: other });
    const [kept] = await database.query<{ id: string }>('SELECT id FROM conversation WHERE contact_id = $1', [former]);
    const [emptied] = await database.query<{ id: string }>('SELECT id FROM conversation WHERE contact_id = $1', [other]);
    expect(changes).toContainEqual({ entity: 'gone', of: 'conversation', id: emptied?.id, joinedTo: kept?.id });
    expect(changes).toContainEqual(expect.objectContaining({ entity: 'contact', contact: expect.objectContaining({ id: former, maskedNumber: '+49 ••• ••02' }) }));
  });

  it('is nobody’s business but the team’s', async () => {
    const former = await meet('4915100000001', 'Ada');
    await change(former, '4915100000002');
    const employee = await edge.enrol(company.employee.id);
    const [question] = identityQuestionsResponse.parse((await edge.ask('GET', '/v1/identity-questions', { token: employee })).json).questions;
    const team = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'employee', teamIds: [team] } })).json as { readonly person: unknown };
    for (const [person, status] of [[textAt(added.person, 'id'), 404], [company.admin.id, 403]] as const) {
      const token = await edge.enrol(person);
      expect(await edge.ask('GET', '/v1/identity-questions', { token })).toMatchObject({ status: 200, json: { questions: [] } });
      expect((await edge.ask('POST', `/v1/identity-questions/${question?.id}`, { token, body: { answer: 'same' } })).status).toBe(status);
    }
    expect((await edge.ask('POST', `/v1/identity-questions/${question?.id}`, { token: employee, body: { answer: 'maybe' } })).status).toBe(400);
    expect((await edge.ask('POST', `/v1/identity-questions/${testId()}`, { token: employee, body: { answer: 'same' } })).status).toBe(404);
    expect(await database.query('SELECT answer FROM identity_question')).toEqual([{ answer: null }]);
  });

  it('is asked once, however often Meta tells it', async () => {
    const former = await meet('4915100000001', 'Ada');
    await change(former, '4915100000002');
    await change(former, '4915100000002');
    expect(await database.query('SELECT answer FROM identity_question')).toHaveLength(1);
  });
});
