import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../relay/database/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('quick replies over HTTP on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;
  let employee: string;
  let manager: string;

  beforeEach(async () => {
    database = await open();
    clock = fakeClock();
    company = await makeTestCompany(database, clock.now());
    edge = await startTestEdge({ database, clock });
    employee = await edge.enrol(company.employee.id);
    manager = await edge.enrol(company.manager.id);
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  const own = () => ({ id: testId(), scope: { kind: 'own', personId: company.employee.id }, shortcut: 'hours', title: 'Opening hours', texts: [{ language: null, body: 'From 8 to 6.' }] });
  const store = (token: string, body: object) => edge.ask('POST', '/v1/quick-replies', { token, body });
  const told = async (token: string, after = 0): Promise<{ readonly quick: readonly object[]; readonly cursor: number }> => {
    const { changes, cursor } = (await edge.ask('GET', `/v1/changes?after=${after}`, { token })).json as { readonly changes: readonly { entity: string; of?: string }[]; readonly cursor: number };
    return { quick: changes.filter(({ entity, of }) => entity === 'quick-reply' || of === 'quick-reply'), cursor };
  };

  it('a person keeps, changes and removes their own; a repeat changes nothing', async () => {
    const reply = own();
    const kept = { ...reply, changedAt: clock.now() };
    expect(await store(employee, { ...reply, shortcut: '/Hours' })).toMatchObject({ status: 200, json: { quickReply: kept } });
    const first = await told(employee);
    expect(first.quick).toEqual([{ entity: 'quick-reply', quickReply: kept }]);
    clock.advance(1_000);
    expect(await store(employee, reply)).toMatchObject({ status: 200, json: { quickReply: kept } });
    expect((await told(employee, first.cursor)).cursor).toBe(first.cursor);
    expect(await store(employee, { ...reply, title: 'Hours' })).toMatchObject({ json: { quickReply: { title: 'Hours', changedAt: clock.now() } } });
    for (let times = 0; times < 2; times += 1) expect((await edge.ask('POST', `/v1/quick-replies/${reply.id}/remove`, { token: employee })).status).toBe(204);
    expect((await told(employee, first.cursor)).quick).toEqual([{ entity: 'gone', of: 'quick-reply', id: reply.id }]);
  });

  it("nobody gets, changes or removes another person's, and learns nothing of it but that an id is gone", async () => {
    const reply = own();
    await store(employee, reply);
    expect(JSON.stringify((await told(manager)).quick)).not.toContain('From 8 to 6');
    expect(await store(manager, { ...reply, title: 'Mine now' })).toMatchObject({ status: 403 });
    expect(await store(manager, { ...reply, scope: { kind: 'company' } })).toMatchObject({ status: 403 });
    expect((await edge.ask('POST', `/v1/quick-replies/${reply.id}/remove`, { token: manager })).status).toBe(204);
    expect((await told(employee)).quick).toMatchObject([{ entity: 'quick-reply', quickReply: { title: 'Opening hours' } }]);
  });

  it('what the team or the company has is changed by its managers, and reaches who may see it', async () => {
    const team = { ...own(), scope: { kind: 'team', teamId: company.team.id } };
    expect(await store(employee, team)).toMatchObject({ status: 403, json: { error: { code: 'forbidden' } } });
    expect(await store(manager, team)).toMatchObject({ status: 200 });
    const otherTeam = textAt(((await edge.ask('POST', '/v1/admin/teams', { token: operatorToken, body: { name: 'Other' } })).json as { readonly team: unknown }).team, 'id');
    const added = (await edge.ask('POST', '/v1/admin/people', { token: operatorToken, body: { name: 'Eve', role: 'manager', teamIds: [otherTeam] } })).json as { readonly person: unknown };
    const eve = await edge.enrol(textAt(added.person, 'id'));
    const admin = await edge.enrol(company.admin.id);
    expect((await told(employee)).quick).toMatchObject([{ quickReply: { scope: team.scope } }]);
    expect((await told(eve)).quick).toEqual([]);
    expect(await store(eve, { ...team, id: testId() })).toMatchObject({ status: 403 });
    expect((await edge.ask('POST', `/v1/quick-replies/${team.id}/remove`, { token: employee })).status).toBe(403);
    expect(await store(manager, { ...team, scope: { kind: 'company' } })).toMatchObject({ status: 200 });
    expect((await told(eve)).quick).toMatchObject([{ quickReply: { scope: { kind: 'company' } } }]);
    expect((await told(admin)).quick).toEqual([]);
    // Given back to the team: whoever has it no more forgets it.
    const { cursor } = await told(eve);
    expect(await store(manager, team)).toMatchObject({ status: 200 });
    expect((await told(eve, cursor)).quick).toEqual([{ entity: 'gone', of: 'quick-reply', id: team.id }]);
  });

  it('a shortcut is taken once in each scope, also when two ask at the same moment', async () => {
    const answers = await Promise.all([store(employee, own()), store(employee, own())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await store(manager, { ...own(), scope: { kind: 'company' } })).toMatchObject({ status: 200 });
    expect(await store(manager, { ...own(), scope: { kind: 'own', personId: company.manager.id } })).toMatchObject({ status: 200 });
  });

  it('what cannot be kept is refused with the field and the rule', async () => {
    expect(await store(employee, { ...own(), shortcut: 'two words' })).toMatchObject({ status: 400, json: { error: { code: 'content-refused', about: { field: 'shortcut', rule: 'letters' } } } });
    expect(await store(employee, { ...own(), texts: 'none' })).toMatchObject({ status: 400, json: { error: { code: 'invalid-request' } } });
    expect((await told(employee)).quick).toEqual([]);
  });
});
