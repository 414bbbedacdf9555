import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptPolicy } from '../../shared/domain/policy/accept-policy.ts';
import { signedPolicy } from '../../shared/domain/policy/policy.ts';
import { companyId } from '../../shared/kernel/ids.ts';
import { adminDevicesResponse, createCompanyResponse, demoCompanyResponse, teamResponse } from '../../shared/protocol/administration.ts';
import { demoSettings } from '../../relay/directory/demo-company.ts';
import type { Database } from '../../relay/database/database.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { testId } from '../support/make-company.ts';
import { databases } from '../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../support/start-test-edge.ts';
import type { TestEdge } from '../support/start-test-edge.ts';

describe.each(databases)('administration on $name', ({ open }) => {
  let database: Database;
  let edge: TestEdge;
  const clock = fakeClock();

  beforeEach(async () => {
    database = await open();
    edge = await startTestEdge({ database, clock });
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  const makeDemo = async () => demoCompanyResponse.parse((await edge.ask('POST', '/v1/admin/demo-company', { token: operatorToken })).json);
  const personOf = async (role: string): Promise<string> => (await makeDemo()).people.find((person) => person.role === role)?.id ?? '';
  const push = (settings: unknown, token = operatorToken) => edge.ask('POST', '/v1/admin/policy', { token, body: { settings } });

  it('makes the demo company once, however often and however many ask at a time', async () => {
    const [first, second] = await Promise.all([makeDemo(), makeDemo()]);
    expect(second).toEqual(first);
    expect(await makeDemo()).toEqual(first);
    expect(first).toMatchObject({
      company: { name: 'Hafen & Haus' },
      people: [
        { name: 'Mara Lindqvist', role: 'employee' },
        { name: 'Jonas Okafor', role: 'manager' },
        { name: 'Ines Ferreira', role: 'admin', teamIds: [] },
      ],
      teams: [{ name: 'Lettings' }],
      phoneNumberId: '106540352242922',
    });
    expect(await database.query('SELECT max(revision) AS revision FROM policy')).toEqual([{ revision: 1 }]);
  });

  it("makes no demo company where Meta's side is not a sandbox, nor beside a real company", async () => {
    const live = await startTestEdge({ database, clock, sandboxed: false });
    expect(await live.ask('POST', '/v1/admin/demo-company', { token: operatorToken })).toMatchObject({ status: 403, json: { error: { code: 'forbidden' } } });
    await live.close();
    await edge.ask('POST', '/v1/admin/company', { token: operatorToken, body: realCompany });
    expect(await edge.ask('POST', '/v1/admin/demo-company', { token: operatorToken })).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } });
  });

  const realCompany = {
    name: 'A company',
    teamName: 'Service',
    adminName: 'An admin',
    number: { phoneNumberId: '223344556677', businessAccountId: '998877665544', displayPhoneNumber: '+49 30 1', name: 'Service' },
  };

  it('creates a real company, its teams, people and numbers, and tells the devices', async () => {
    expect(await edge.ask('GET', '/v1/admin/people', { token: operatorToken })).toMatchObject({ status: 404 });
    const created = await edge.ask('POST', '/v1/admin/company', { token: operatorToken, body: realCompany });
    expect(created.status).toBe(201);
    const [admin] = createCompanyResponse.parse(created.json).people;
    expect(await edge.ask('POST', '/v1/admin/company', { token: operatorToken, body: realCompany })).toMatchObject({ status: 409 });
    const token = await edge.enrol(admin?.id ?? '');
    const team = await edge.ask('POST', '/v1/admin/teams', { token, body: { name: 'Sales' } });
    const teamId = textAt((team.json as { team: unknown }).team, 'id');
    const ask = (path: string, body: unknown) => edge.ask('POST', path, { token, body });
    expect(await ask('/v1/admin/people', { name: 'B', role: 'employee', teamIds: [teamId] })).toMatchObject({ status: 201, json: { person: { teamIds: [teamId] } } });
    expect(await ask('/v1/admin/people', { name: 'B', role: 'employee', teamIds: [] })).toMatchObject({ status: 400 });
    expect(await ask('/v1/admin/people', { name: 'B', role: 'admin', teamIds: [teamId] })).toMatchObject({ status: 400 });
    expect(await ask('/v1/admin/people', { name: 'B', role: 'employee', teamIds: [testId()] })).toMatchObject({ status: 404 });
    const number = { phoneNumberId: '5566778899', businessAccountId: null, displayPhoneNumber: '+49 30 2', name: 'Sales', teamId };
    expect(await ask('/v1/admin/numbers', number)).toMatchObject({ status: 201 });
    expect(await ask('/v1/admin/numbers', number)).toMatchObject({ status: 409 });
    const changes = await edge.ask('GET', '/v1/changes?after=3', { token });
    expect((changes.json as { changes: { entity: string }[] }).changes.map((change) => change.entity)).toEqual(['team', 'person', 'number']);
  });

  it('signs a policy so that a client accepts it with the key from its enrolment', async () => {
    const person = await personOf('employee');
    const code = textAt((await edge.ask('POST', '/v1/admin/enrolment-codes', { token: operatorToken, body: { personId: person } })).json, 'code');
    const enrolled = await edge.ask('POST', '/v1/enrolment', { body: { code, deviceName: 'A desk', appVersion: '1', protocolVersion: 1 } });
    const { company, policyPublicKey, token } = enrolled.json as { company: { id: string }; policyPublicKey: string; token: string };
    expect(await push({ ...demoSettings('Europe/Berlin'), retention: { messageDays: 14, attachmentDays: 3 } })).toMatchObject({ status: 201, json: { revision: 2 } });
    const policy = signedPolicy.parse((await edge.ask('GET', '/v1/policy', { token })).json);
    // RFC 8410: this prefix makes a SubjectPublicKeyInfo of a raw Ed25519 key.
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(policyPublicKey, 'base64')]);
    const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
    const isValid = (payload: string) => verify(null, Buffer.from(payload, 'utf8'), key, Buffer.from(policy.signature, 'base64'));
    expect([isValid(policy.payload), isValid(policy.payload.replace('14', '15'))]).toEqual([true, false]);
    const accepted = acceptPolicy({ payload: policy.payload, signatureValid: true, companyId: companyId.parse(company.id), currentRevision: 1 });
    expect(accepted).toMatchObject({ ok: true, value: { revision: 2, issuedAt: clock.now(), settings: { retention: { messageDays: 14 } } } });
  });

  it('numbers policies that are pushed at once without a gap', async () => {
    await makeDemo();
    const answers = await Promise.all([1, 2, 3, 4].map(() => push(demoSettings('Europe/Berlin'))));
    expect(answers.map((answer) => (answer.json as { revision: number }).revision).sort()).toEqual([2, 3, 4, 5]);
  });

  it.each([
    ['an unknown key', { retention: { messageDays: 1, attachmentDays: 1, canary: 1 } }, 'settings.retention'],
    ['a value out of range', { retention: { messageDays: 0, attachmentDays: 1 } }, 'settings.retention.messageDays'],
    ['an unknown zone', { quiet: { schedule: { ...demoSettings('Europe/Berlin').quiet.schedule, zone: 'Europe/Atlantis' } } }, 'settings.quiet.schedule.zone'],
  ])('refuses a policy with %s and names the place', async (_name, changed, place) => {
    await makeDemo();
    const answer = await push({ ...demoSettings('Europe/Berlin'), ...changed });
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'invalid-request' } } });
    expect(JSON.stringify(answer.json)).toContain(place);
    expect(await database.query('SELECT count(*) AS count FROM policy')).toEqual([{ count: 1 }]);
  });

  it('shows the admin what each device enforces, and why it refuses', async () => {
    const token = await edge.enrol(await personOf('employee'));
    const admin = await edge.enrol(await personOf('admin'));
    const devices = async () => adminDevicesResponse.parse((await edge.ask('GET', '/v1/admin/devices', { token: admin })).json);
    const mine = async () => (await devices()).devices.find((device) => device.personName === 'Mara Lindqvist');
    const report = (body: unknown) => edge.ask('POST', '/v1/policy/report', { token, body });
    expect((await report({ revision: 1, outcome: 'applied', reason: null, detail: null })).status).toBe(204);
    expect(await mine()).toMatchObject({ policyRevision: 1, policyRefusal: null });
    await report({ revision: 2, outcome: 'refused', reason: 'wrong-signature', detail: null });
    expect(await mine()).toMatchObject({ policyRevision: 1, policyRefusal: { revision: 2, reason: 'wrong-signature', at: clock.now() } });
    await report({ revision: 3, outcome: 'applied', reason: null, detail: null });
    expect(await mine()).toMatchObject({ policyRevision: 3, policyRefusal: null });
    expect((await devices()).policyRevision).toBe(1);
  });

  it('keeps each purge receipt once and shows the newest complete purge', async () => {
    const token = await edge.enrol(await personOf('employee'));
    const receipt = {
      id: 'receipt-1',
      startedAt: 1_000,
      finishedAt: 2_000,
      trigger: 'start',
      policyRevision: 1,
      messagesBefore: 500,
      filesBefore: 500,
      messages: 3,
      conversations: 0,
      files: 1,
      orphanFiles: 0,
      complete: true,
    };
    const send = (body: unknown) => edge.ask('POST', '/v1/receipts', { token, body });
    expect([(await send(receipt)).status, (await send(receipt)).status]).toEqual([204, 204]);
    await send({ ...receipt, id: 'receipt-2', finishedAt: 9_000, complete: false });
    expect((await send({ ...receipt, messages: -1 })).status).toBe(400);
    expect(await database.query('SELECT id, body FROM receipt ORDER BY id')).toMatchObject([{ id: 'receipt-1', body: receipt }, { id: 'receipt-2' }]);
    expect(await database.query('SELECT last_purge_at FROM device')).toEqual([{ last_purge_at: 2_000 }]);
  });

  it("counts open work of the manager's own teams", async () => {
    const demo = await makeDemo();
    const token = await edge.enrol(await personOf('manager'));
    const [number] = await database.query<{ id: string }>('SELECT id FROM number');
    const add = async (assignee: string | null, state: string): Promise<void> => {
      const contact = testId();
      await database.query(`INSERT INTO contact (id, company_id, display_name, created_at) VALUES ($1, $2, 'A contact', 0)`, [contact, demo.company.id]);
      await database.query(
        'INSERT INTO conversation (id, company_id, number_id, contact_id, assignee_id, state, created_at) VALUES ($1, $2, $3, $4, $5, $6, 0)',
        [testId(), demo.company.id, number?.id, contact, assignee, state],
      );
    };
    const employee = demo.people[0]?.id ?? '';
    await add(employee, 'open');
    await add(employee, 'open');
    await add(employee, 'closed');
    await add(null, 'open');
    expect(teamResponse.parse((await edge.ask('GET', '/v1/team', { token })).json)).toMatchObject({
      teams: [
        {
          name: 'Lettings',
          unassigned: 1,
          people: [
            { name: 'Mara Lindqvist', openConversations: 2 },
            { name: 'Jonas Okafor', openConversations: 0 },
          ],
        },
      ],
    });
  });
});
