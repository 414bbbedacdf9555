import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Counter, Registry } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadInboundInstants, loadInboundVerifiedAt } from '../../../../relay/insights/load-inbound-ages.ts';
import { forgetSettledStatuses } from '../../../../relay/messages/forget-settled-statuses.ts';
import { readHistory } from '../../../../relay/whatsapp/watch/reconcile-statuses.ts';
import { sendCanary } from '../../../../relay/whatsapp/watch/send-canary.ts';
import { forgetSettledDeliveries } from '../../../../relay/whatsapp/webhook/forget-settled-deliveries.ts';
import { Redacted } from '../../../../shared/kernel/redacted.ts';
import { day, minute, second } from '../../../../shared/kernel/time.ts';
import { testId } from '../../../support/make-company.ts';
import { databases } from '../../../support/open-databases.ts';
import { acceptAs } from '../support/fake-graph.ts';
import { appSecret, deviceId, startWhatsapp } from '../support/start-whatsapp.ts';
import type { TestWhatsapp } from '../support/start-whatsapp.ts';
import { status } from '../support/payloads.ts';

/** The web server before the relay. `passes` false: it answers 200 and throws the delivery away, as a wrong set-up may. */
async function startDoor(stage: TestWhatsapp, how: { passes: boolean }): Promise<string> {
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const signature = request.headers['x-hub-signature-256'];
      const answer = how.passes ? stage.whatsapp.receiveWebhook(Buffer.concat(parts), typeof signature === 'string' ? signature : undefined) : Promise.resolve({ status: 200 });
      void answer.then(({ status: code }) => response.writeHead(code).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return `http://127.0.0.1:${address.port}`;
}

function countCanaries(): { readonly counter: Counter<'result'>; readonly of: (result: string) => Promise<number> } {
  const counter = new Counter({ name: 'canaries', help: 'h', labelNames: ['result'], registers: [new Registry()] });
  return { counter, of: async (result) => (await counter.get()).values.find((value) => value.labels.result === result)?.value ?? 0 };
}

describe.each(databases)('watching the way in, on $name', ({ open }) => {
  it('sends a delivery of its own through the whole way, counts it, and shows it to nobody', async () => {
    const stage = await startWhatsapp(open);
    const publicUrl = await startDoor(stage, { passes: true });
    const canaries = countCanaries();
    const parts = { database: stage.database, clock: stage.clock, newId: testId, publicUrl, appSecret: new Redacted(appSecret), log: { info: () => undefined, warn: () => undefined }, canaries: canaries.counter, stopping: new AbortController().signal };
    const log = (): Promise<readonly unknown[]> => stage.database.query('SELECT sequence FROM event_log');
    const before = await log();
    expect(await loadInboundVerifiedAt(stage.database, stage.company.id)).toBeNull();
    await sendCanary(parts);
    await stage.settled();
    expect(await canaries.of('taken')).toBe(1);
    expect(await loadInboundVerifiedAt(stage.database, stage.company.id)).toBe(stage.clock.now());
    expect((await loadInboundInstants(stage.database)).canary).toBe(stage.clock.now());
    expect(await log()).toEqual(before);
    expect(await stage.messages()).toEqual([]);
    expect(await stage.changes('other', 'undecodable')).toBe(0);
    // Another process asks too: one canary for all.
    await Promise.all([sendCanary(parts), sendCanary(parts)]);
    expect(await canaries.of('taken')).toBe(1);
    stage.clock.advance(2 * minute);
    await Promise.all([sendCanary(parts), sendCanary(parts)]);
    await stage.settled();
    expect(await canaries.of('taken')).toBe(2);
    expect(await canaries.of('lost')).toBe(0);
  });

  it('notices a way in that swallows deliveries, refuses them, or is not there', async () => {
    const stage = await startWhatsapp(open);
    const how = { passes: false };
    const publicUrl = await startDoor(stage, how);
    const canaries = countCanaries();
    const parts = { database: stage.database, clock: stage.clock, newId: testId, publicUrl, appSecret: new Redacted(appSecret), log: { info: () => undefined, warn: () => undefined }, canaries: canaries.counter, stopping: new AbortController().signal };
    await sendCanary(parts);
    stage.clock.advance(2 * minute);
    how.passes = true;
    await sendCanary({ ...parts, appSecret: new Redacted('another secret') });
    expect(await canaries.of('lost')).toBe(1);
    expect(await canaries.of('refused')).toBe(1);
    expect(await loadInboundVerifiedAt(stage.database, stage.company.id)).toBeNull();
    stage.clock.advance(2 * minute);
    await sendCanary({ ...parts, publicUrl: 'http://127.0.0.1:9' });
    expect(await canaries.of('unreachable')).toBe(1);
  });

  it('asks the message history about a message that stays at sent, and stops asking', async () => {
    const stage = await startWhatsapp(open);
    const conversation = await stage.customerWrites();
    const at = Math.floor(stage.clock.now() / second);
    let asked = 0;
    let known: readonly string[] = ['SENT'];
    stage.graph.reply = (request, count) => {
      if (request.method === 'POST') return acceptAs(`wamid.out.${count}`);
      if (!request.path.endsWith('/message_history')) return { status: 404, json: {} };
      asked += 1;
      const events = known.map((word, index) => ({ delivery_status: word, webhook_update_state: 'FAILED', timestamp: at + index }));
      return { status: 200, json: { data: [{ id: '1', message_id: request.query.get('message_id'), events: { data: events } }] } };
    };
    const draft = stage.draft(conversation, 'did it arrive?');
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, draft);
    await stage.settled();
    await stage.pass(9 * minute);
    expect(asked).toBe(0);
    await stage.pass(2 * minute);
    expect(asked).toBe(1);
    expect((await stage.message(draft.id)).delivery?.stage).toBe('sent');
    await stage.pass(5 * minute);
    expect(asked).toBe(1);
    known = ['SENT', 'DELIVERED', 'READ', 'DELETED', 'NEVER_HEARD_OF'];
    await stage.pass(80 * minute);
    expect(asked).toBe(2);
    expect((await stage.message(draft.id)).delivery).toMatchObject({ stage: 'read', deliveredAt: (at + 1) * second, readAt: (at + 2) * second });
    await stage.pass(5 * day);
    expect(asked).toBe(2);
    // The webhook comes after all.
    await stage.deliver(status({ id: 'wamid.out.1', status: 'delivered', timestamp: String(at + 1) }));
    expect((await stage.message(draft.id)).delivery?.stage).toBe('read');
  });

  it('asks five times at most, and never while the number is stopped', async () => {
    const stage = await startWhatsapp(open);
    const conversation = await stage.customerWrites();
    let asked = 0;
    stage.graph.reply = (request, count) => {
      if (request.method === 'POST') return acceptAs(`wamid.out.${count}`);
      if (request.path.endsWith('/message_history')) asked += 1;
      return { status: 200, json: { data: [] } };
    };
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, stage.draft(conversation, 'to a phone that is off'));
    await stage.settled();
    await stage.database.query(`UPDATE number SET health = 'stopped'`);
    await stage.pass(day);
    expect(asked).toBe(0);
    await stage.database.query(`UPDATE number SET health = 'ok'`);
    for (let days = 0; days < 12; days += 1) await stage.pass(4 * day);
    expect(asked).toBe(5);
  });

  it('forgets raw deliveries, seen statuses and orphans after their time, and nothing that still waits', async () => {
    const stage = await startWhatsapp(open);
    await stage.customerWrites();
    await stage.deliver(status({ id: 'wamid.of.another', status: 'delivered' }));
    const count = async (table: string): Promise<number> => (await stage.database.query(`SELECT 1 AS one FROM ${table}`)).length;
    await stage.database.query('UPDATE status_seen SET seen_at = $1', [stage.clock.now()]);
    await stage.database.query(
      `INSERT INTO webhook_delivery (id, received_at, body_hash, body, next_attempt_at) VALUES ($1, $2, '\\x01', '\\x7b7d', $3)`,
      [testId(), stage.clock.now(), stage.clock.now() + 400 * day],
    );
    expect(await count('webhook_delivery')).toBe(3);
    await forgetSettledDeliveries(stage.database, stage.clock.now() + 29 * day);
    await forgetSettledStatuses(stage.database, stage.clock.now() + 29 * day);
    expect([await count('webhook_delivery'), await count('status_seen'), await count('orphan_status')]).toEqual([3, 1, 1]);
    expect((await forgetSettledDeliveries(stage.database, stage.clock.now() + 31 * day)).removed).toBe(2);
    const { removed } = await forgetSettledStatuses(stage.database, stage.clock.now() + 31 * day);
    expect([removed.get('status-seen'), removed.get('orphan-status')]).toEqual([1, 1]);
    expect([await count('webhook_delivery'), await count('status_seen'), await count('orphan_status'), await count('message')]).toEqual([1, 0, 0, 1]);
  });
});

describe('reading the message history', () => {
  it.each([null, 7, 'x', [], {}, { data: 'x' }, { data: [null, 7, { events: 3 }, { events: { data: [null, {}, { delivery_status: 4 }] } }] }])('finds nothing in %j', (body) => {
    expect(readHistory(body, 'wamid.one', 5)).toEqual([]);
  });
  it('gives words for a failure, and believes no time from the future and no other message', () => {
    const body = { data: [{ message_id: 'wamid.one', events: { data: [{ delivery_status: 'FAILED', timestamp: 99, error_description: 'Message undeliverable' }] } }, { message_id: 'wamid.two', events: { data: [{ delivery_status: 'READ' }] } }] };
    expect(readHistory(body, 'wamid.one', 5_000)).toEqual([{ stage: 'failed', at: 5_000, failure: { code: null, reason: 'unknown', detail: 'Message undeliverable' } }]);
  });
});
