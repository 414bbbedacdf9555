import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relayError } from '../../../shared/protocol/errors.ts';
import type { Database } from '../../../relay/database/database.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { makeTestCompany } from '../../support/make-company.ts';
import type { TestCompany } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { operatorToken, startTestEdge, textAt } from '../../support/start-test-edge.ts';
import type { TestEdge } from '../../support/start-test-edge.ts';

describe.each(databases)('the HTTP interface on $name', ({ open }) => {
  let database: Database;
  let clock: FakeClock;
  let company: TestCompany;
  let edge: TestEdge;
  const received: { readonly bytes: Uint8Array; readonly signature: string | undefined }[] = [];

  beforeEach(async () => {
    database = await open();
    clock = fakeClock();
    company = await makeTestCompany(database, clock.now());
    received.length = 0;
    edge = await startTestEdge({
      database,
      clock,
      whatsapp: {
        verifySubscription: (query) => (query['hub.verify_token'] === 'canary-verify' ? { status: 200, body: String(query['hub.challenge']) } : { status: 403, body: '' }),
        receiveWebhook: async (bytes, signature) => {
          received.push({ bytes, signature });
          return { status: signature === undefined ? 401 : 200 };
        },
      },
    });
  });
  afterEach(async () => {
    await edge.close();
    await database.close();
  });

  const codeOf = (answer: { readonly json: unknown }): string => relayError.parse(answer.json).error.code;

  it('passes a webhook on as the very bytes that came, whatever their content type', async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x5c, 0x75, 0x30, 0x30, 0x65, 0x34]);
    const answers = await Promise.all(
      ['application/json', 'text/plain', 'application/x-www-form-urlencoded'].map((type) =>
        fetch(`${edge.url}/webhooks/whatsapp`, { method: 'POST', headers: { 'content-type': type, 'x-hub-signature-256': 'sha256=00' }, body: bytes }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(received.map(({ bytes: got }) => Buffer.from(got).toString('hex'))).toEqual(Array(3).fill(Buffer.from(bytes).toString('hex')));
  });

  it('takes a webhook of 4 MB and refuses a larger one with 413', async () => {
    const send = (size: number) => fetch(`${edge.url}/webhooks/whatsapp`, { method: 'POST', headers: { 'x-hub-signature-256': 'x' }, body: Buffer.alloc(size, 0x20) });
    expect((await send(4 * 1024 * 1024)).status).toBe(200);
    expect((await send(4 * 1024 * 1024 + 1)).status).toBe(413);
    expect(received.map(({ bytes }) => bytes.length)).toEqual([4 * 1024 * 1024]);
  });

  it('passes on a webhook without a body or a signature', async () => {
    expect((await fetch(`${edge.url}/webhooks/whatsapp`, { method: 'POST' })).status).toBe(401);
    expect(received).toEqual([{ bytes: new Uint8Array(), signature: undefined }]);
  });

  it("answers Meta's handshake with the bare challenge, and a wrong token with 403", async () => {
    const right = await edge.ask('GET', '/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=canary-verify&hub.challenge=1158201444');
    expect([right.status, right.json, right.headers.get('content-type')]).toEqual([200, '1158201444', 'text/plain; charset=utf-8']);
    expect((await edge.ask('GET', '/webhooks/whatsapp?hub.verify_token=wrong')).status).toBe(403);
  });

  it('writes no token, query, body or header into the log', async () => {
    await edge.ask('GET', '/webhooks/whatsapp?hub.verify_token=canary-verify&hub.challenge=canary-challenge');
    await edge.ask('GET', '/v1/changes?after=0&canary-query=1', { token: 'canary-token-0123456789-0123456789' });
    await edge.ask('POST', '/v1/enrolment', { body: { code: 'CANARY-CODE', deviceName: 'canary-device', appVersion: '1', protocolVersion: 1 } });
    await edge.ask('POST', '/v1/enrolment', { body: '{"canary-broken' });
    await edge.ask('GET', '/canary-path');
    expect(edge.logged()).toContain('"route":"/v1/changes"');
    expect(edge.logged().toLowerCase()).not.toContain('canary');
  });

  it.each([
    ['GET', '/v1/changes?after=0', 401],
    ['GET', '/v1/stream', 401],
    ['POST', '/v1/messages', 401],
    ['GET', '/v1/policy', 401],
    ['POST', '/v1/receipts', 401],
    ['GET', '/v1/team', 401],
    ['POST', '/v1/admin/policy', 401],
    ['GET', '/v1/admin/devices', 401],
    ['POST', '/v1/admin/demo-company', 401],
    ['GET', '/v1/nothing', 404],
    ['GET', '/healthz', 200],
  ])('%s %s without a token is %i', async (method, path, status) => {
    const answer = await edge.ask(method, path);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.json).toMatchObject({ error: { code: 'not-enrolled', retry: { kind: 'reauthenticate' } } });
  });

  it('keeps each role to its own routes', async () => {
    const tokens = {
      employee: await edge.enrol(company.employee.id),
      manager: await edge.enrol(company.manager.id),
      admin: await edge.enrol(company.admin.id),
      operator: operatorToken,
    };
    const statuses = async (path: string) => Promise.all(Object.values(tokens).map(async (token) => (await edge.ask('GET', path, { token })).status));
    expect(await statuses('/v1/changes?after=0')).toEqual([200, 200, 200, 403]);
    expect(await statuses('/v1/team')).toEqual([403, 200, 403, 403]);
    expect(await statuses('/v1/admin/devices')).toEqual([403, 403, 200, 200]);
    expect(await statuses('/v1/admin/people')).toEqual([403, 403, 200, 200]);
    expect((await edge.ask('POST', '/v1/admin/demo-company', { token: tokens.admin })).status).toBe(403);
  });

  it('enrols a device once per code, however the code is typed, and only within its time', async () => {
    const issue = async () => textAt((await edge.ask('POST', '/v1/admin/enrolment-codes', { token: operatorToken, body: { personId: company.employee.id } })).json, 'code');
    const use = (code: string, protocolVersion = 1) => edge.ask('POST', '/v1/enrolment', { body: { code, deviceName: 'A desk', appVersion: '1', protocolVersion } });
    const code = await issue();
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(await use(code, 2)).toMatchObject({ status: 400, json: { error: { retry: { kind: 'upgrade' } } } });
    const enrolled = await use(` ${code.toLowerCase().replace('-', ' ')}`);
    expect(enrolled).toMatchObject({ status: 201, json: { company: { name: 'Hafen & Haus' }, person: { name: 'Mara Lindqvist', role: 'employee' } } });
    expect(Buffer.from(textAt(enrolled.json, 'policyPublicKey'), 'base64')).toHaveLength(32);
    expect(codeOf(await use(code))).toBe('code-unknown');
    const late = await issue();
    clock.advance(15 * 60_000);
    expect(await use(late)).toMatchObject({ status: 410, json: { error: { code: 'code-expired' } } });
  });

  it('gives one of two devices that use a code at once', async () => {
    const code = textAt((await edge.ask('POST', '/v1/admin/enrolment-codes', { token: operatorToken, body: { personId: company.employee.id } })).json, 'code');
    const body = { code, deviceName: 'A desk', appVersion: '1', protocolVersion: 1 };
    const answers = await Promise.all([1, 2, 3].map(() => edge.ask('POST', '/v1/enrolment', { body })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 404, 404]);
  });

  it('stops listening to an address that guesses codes, for a minute', async () => {
    const guess = () => edge.ask('POST', '/v1/enrolment', { body: { code: 'ABCDE-FGHJK', deviceName: 'x', appVersion: '1', protocolVersion: 1 } });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await guess()).status).toBe(404);
    expect(await guess()).toMatchObject({ status: 429, json: { error: { code: 'too-many-requests', retry: { kind: 'after', afterMs: 60_000 } } } });
    clock.advance(60_000);
    expect((await guess()).status).toBe(404);
  });

  it('remembers when a device was last there, to the minute', async () => {
    const token = await edge.enrol(company.employee.id);
    const lastSeen = async () => (await database.query<{ last_seen_at: number }>('SELECT last_seen_at FROM device'))[0]?.last_seen_at;
    const start = clock.now();
    clock.advance(59_999);
    await edge.ask('GET', '/v1/changes?after=0', { token });
    expect(await lastSeen()).toBe(start);
    clock.advance(1);
    await edge.ask('GET', '/v1/changes?after=0', { token });
    expect(await lastSeen()).toBe(start + 60_000);
  });

  it('refuses a token whose device was revoked', async () => {
    const token = await edge.enrol(company.employee.id);
    await database.query('UPDATE device SET revoked_at = 1');
    expect(codeOf(await edge.ask('GET', '/v1/changes?after=0', { token }))).toBe('not-enrolled');
  });

  it('names the places of a bad request and never its values', async () => {
    const answer = await edge.ask('POST', '/v1/enrolment', { body: { code: 'CANARY'.repeat(20), deviceName: 7 } });
    expect(answer.status).toBe(400);
    const { message } = relayError.parse(answer.json).error;
    expect(message).toContain('deviceName');
    expect(message).not.toContain('CANARY');
  });

  it('answers a body above 1 MB with 413 and one that is not JSON with 400', async () => {
    const token = await edge.enrol(company.employee.id);
    expect(await edge.ask('POST', '/v1/messages', { token, body: JSON.stringify('x'.repeat(1024 * 1024)) })).toMatchObject({ status: 413, json: { error: { code: 'too-large' } } });
    expect(await edge.ask('POST', '/v1/messages', { token, body: '{"a' })).toMatchObject({ status: 400, json: { error: { code: 'invalid-request' } } });
  });

  it('answers a failure that nobody expected with a report and no detail', async () => {
    const token = await edge.enrol(company.employee.id);
    await database.query('ALTER TABLE policy RENAME TO canary_table');
    const answer = await edge.ask('GET', '/v1/policy', { token });
    expect(answer).toMatchObject({ status: 500, json: { error: { code: 'unexpected' } } });
    expect(JSON.stringify(answer.json) + edge.logged()).not.toMatch(/does not exist|canary_table/);
    expect(edge.logged()).toContain('42P01');
  });

  it('describes itself from the same schemas', async () => {
    const { json } = await edge.ask('GET', '/openapi.json');
    const paths = Object.keys((json as { paths: object }).paths).sort();
    expect(paths).toEqual(
      expect.arrayContaining(['/healthz', '/readyz', '/v1/changes', '/v1/enrolment', '/v1/messages', '/v1/messages/{id}/resend', '/v1/stream', '/webhooks/whatsapp']),
    );
    expect(json).toMatchObject({
      openapi: '3.1.0',
      paths: { '/v1/enrolment': { post: { requestBody: { content: { 'application/json': { schema: { required: ['code', 'deviceName', 'appVersion', 'protocolVersion'] } } } } } } },
    });
  });

  it('says that it lives, that it is ready, and what it counts', async () => {
    expect((await edge.ask('GET', '/healthz')).json).toEqual({ product: 'deskline-relay', version: '0.0.0', instance: 'test' });
    expect(await edge.ask('GET', '/readyz')).toMatchObject({ status: 200, json: { ready: true } });
    expect((await edge.ask('GET', '/metrics')).json).toContain('relay_webhook_deliveries_total{result="stored"} 0');
    await database.query('ALTER TABLE migration RENAME TO migration_away');
    expect(await edge.ask('GET', '/readyz')).toMatchObject({ status: 503, json: { ready: false } });
  });
});
