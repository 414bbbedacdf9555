import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recogniseContact } from '../../../relay/contacts/recognise-contact.ts';
import type { Database } from '../../../relay/database/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

type Change = { readonly entity: string; readonly contact?: { readonly displayName: string; readonly maskedNumber: string }; readonly conversation?: object; readonly message?: object };

describe.each(databases)('beginning a conversation with a number on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;
  let token: string;

  const begin = (phone: string, more: { readonly name?: string; readonly numberId?: string; readonly token?: string } = {}) =>
    edge.ask('POST', '/v1/conversations', { token: more.token ?? token, body: { phone, numberId: more.numberId ?? company.numberId, name: more.name ?? '' } });
  const changes = async (): Promise<readonly Change[]> => ((await edge.ask('GET', '/v1/changes?after=0&limit=1000', { token })).json as { readonly changes: readonly Change[] }).changes;
  const idIn = (answer: { readonly json: unknown }): string => textAt(answer.json, 'conversationId');

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

  it('makes contact and conversation, gives it to who began it, and sends nothing; the log says no number and no name', async () => {
    const answer = await begin('4915100000001', { name: ' Ada\u202e  Lovelace ' });
    expect(answer.status).toBe(201);
    const told = await changes();
    expect(told.find(({ entity }) => entity === 'contact')?.contact).toMatchObject({ displayName: 'Ada Lovelace', maskedNumber: expect.not.stringContaining('00000001') });
    expect(told.find(({ entity }) => entity === 'conversation')?.conversation).toMatchObject({ id: idIn(answer), assigneeId: company.employee.id, state: 'open', lastInboundAt: null, waitingSince: null });
    expect(told.find(({ entity }) => entity === 'message')?.message).toMatchObject({ author: { kind: 'person', personId: company.employee.id }, content: { kind: 'activity', act: 'assigned', personId: company.employee.id } });
    expect(await database.query('SELECT FROM message WHERE wamid IS NOT NULL')).toEqual([]);
    expect(edge.logged()).not.toMatch(/491510000000|Ada|Lovelace/);
  });

  it('finds the one that there is, however the number is written, and leaves it as it is', async () => {
    const first = await begin('551187654321', { name: 'Bia' });
    await database.query("UPDATE conversation SET assignee_id = $2, state = 'closed' WHERE id = $1", [idIn(first), company.manager.id]);
    const again = await begin('5511987654321', { name: 'Somebody else' });
    expect([again.status, idIn(again)]).toEqual([200, idIn(first)]);
    expect(await database.query('SELECT assignee_id, state FROM conversation')).toEqual([{ assignee_id: company.manager.id, state: 'closed' }]);
    expect(await database.query('SELECT display_name FROM contact')).toEqual([{ display_name: 'Bia' }]);
    const head = ((await edge.ask('GET', '/v1/changes?after=0&limit=1000', { token })).json as { readonly cursor: number }).cursor;
    await begin('551187654321');
    const told = ((await edge.ask('GET', `/v1/changes?after=${head}&limit=1000`, { token })).json as { readonly changes: readonly Change[] }).changes;
    expect(told.map(({ entity }) => entity), 'a device on which it was purged gets it again').toEqual(['contact', 'conversation']);
  });

  it('leaves the name that somebody chose in WhatsApp, and theirs takes the place of a given one', async () => {
    const meet = (phone: string, displayName: string) =>
      database.transaction((transaction) =>
        recogniseContact(transaction, { companyId: company.id, party: { phone, userId: null, displayName, username: null, identityHash: null }, source: 'webhook', now: clock.now(), newId: () => testId(clock.now()) }),
      );
    await meet('4915100000001', 'Grace');
    await begin('4915100000001', { name: 'The woman from the third floor' });
    await begin('4915100000002', { name: 'Her brother' });
    await meet('4915100000002', 'Tom');
    expect((await database.query<{ display_name: string }>('SELECT display_name FROM contact ORDER BY display_name')).map((row) => row.display_name)).toEqual(['Grace', 'Tom']);
  });

  it('two who begin at once have one conversation', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => begin('4915100000001')));
    expect(new Set(answers.map(idIn)).size).toBe(1);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await database.query('SELECT FROM contact')).toHaveLength(1);
  });

  it('refuses a number of another team, an admin, and what is no number; nothing is made', async () => {
    const team = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'employee', teamIds: [team] } })).json as { readonly person: unknown };
    for (const person of [textAt(added.person, 'id'), company.admin.id]) {
      const refused = await begin('4915100000001', { token: await edge.enrol(person) });
      expect([refused.status, refused.json]).toMatchObject([404, { error: { code: 'not-found' } }]);
    }
    expect((await begin('4915100000001', { numberId: testId(clock.now()) })).status).toBe(404);
    for (const phone of ['', '+4915100000001', '0151', "1' OR '1'='1", '49151000000010000']) expect((await begin(phone)).status).toBe(400);
    expect((await begin('4915100000001', { name: 'x'.repeat(121) })).status).toBe(400);
    expect(await database.query('SELECT FROM contact')).toEqual([]);
  });
});
