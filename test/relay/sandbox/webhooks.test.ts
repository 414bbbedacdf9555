import { afterEach, describe, expect, it } from 'vitest';
import { manualClock } from './support/manual-clock.ts';
import type { Stage } from './support/sandbox-stage.ts';
import { messages, openStage, start, statuses, values } from './support/sandbox-stage.ts';

const anna = { key: 'anna', name: 'Änna 🌊', phone: '+49 171 3920055', userId: 'DE.1234567890123456', username: 'anna.sea' };

describe('webhooks of the sandbox', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  it('are signed over bytes in which everything outside ASCII is escaped in lower case', async () => {
    stage = await openStage();
    await stage.control('/customers', anna);
    await stage.control('/customers/anna/speak', { type: 'text', body: 'Grüße 👋🏽 مرحبا' });
    await stage.receiver.until((received) => received.length === 1);
    const [delivery] = stage.receiver.received;
    expect(delivery?.signed).toBe(true);
    const text = delivery?.bytes.toString('latin1') ?? '';
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(text).toContain('Gr\\u00fc\\u00dfe \\ud83d\\udc4b\\ud83c\\udffd \\u0645');
    expect(messages(stage.receiver.received)[0]).toMatchObject({ from: '491713920055', from_user_id: 'DE.1234567890123456', type: 'text', text: { body: 'Grüße 👋🏽 مرحبا' } });
    expect(values(stage.receiver.received)[0].contacts).toEqual([{ profile: { name: 'Änna 🌊', username: 'anna.sea' }, wa_id: '491713920055', user_id: 'DE.1234567890123456' }]);
  });

  it('are tried again with growing gaps until they are answered 200, byte for byte the same', async () => {
    const clock = manualClock(start);
    stage = await openStage({ clock });
    stage.receiver.answers.push(500, 0, 404, 302);
    await stage.control('/customers', anna);
    await stage.control('/customers/anna/speak', { type: 'text', body: 'hello' });
    for (const [attempt, gap] of [500, 1_000, 2_000, 4_000].entries()) {
      await stage.receiver.until((received) => received.length === attempt + 1);
      await expect.poll(async () => (await stage.control('/deliveries')).body.deliveries[0].state).toBe('waiting');
      await clock.advance(gap - 1);
      expect(stage.receiver.received).toHaveLength(attempt + 1);
      await clock.advance(1);
    }
    await stage.receiver.until((received) => received.length === 5);
    await expect.poll(async () => (await stage.control('/healthz')).body).toEqual({ product: 'deskline-sandbox', webhooksPending: 0 });
    expect(new Set(stage.receiver.received.map((delivery) => delivery.bytes.toString('latin1'))).size).toBe(1);
    expect((await stage.control('/deliveries')).body.deliveries[0].attempts.map((attempt: { status: number | null }) => attempt.status)).toEqual([500, null, 404, 302, 200]);
  });

  it('wait for a receiver that is not there, and flush delivers them when it is', async () => {
    stage = await openStage();
    stage.receiver.answers.push(...Array.from({ length: 3 }, () => 503));
    await stage.control('/customers', anna);
    for (const body of ['one', 'two', 'three']) await stage.control('/customers/anna/speak', { type: 'text', body });
    await stage.receiver.until((received) => received.length === 3);
    const flushed = await stage.control('/deliveries/flush', {});
    expect(flushed).toMatchObject({ status: 200, body: { delivered: true, pending: 0 } });
    expect(messages(stage.receiver.received.filter((delivery) => delivery.answered === 200)).map((message) => message.text.body)).toEqual(expect.arrayContaining(['one', 'two', 'three']));
  });

  it('can be doubled, batched and mixed with statuses', async () => {
    stage = await openStage();
    await stage.control('/customers', anna);
    await stage.control('/customers/anna/speak', { type: 'text', body: 'before' });
    await stage.control('/settings', { autoStatuses: false, chaos: { duplicates: 1, batchWithinMs: 60_000, mixStatuses: true, unknownFields: 1 } });
    const sent = await stage.send({ to: anna.phone, text: { body: 'hi' } });
    await stage.control('/customers/anna/speak', { type: 'text', body: 'after' });
    await stage.control('/statuses', { id: sent.body.messages[0].id, status: 'delivered' });
    await stage.control('/deliveries/flush', {});
    const mixed = stage.receiver.received.slice(1);
    expect(mixed).toHaveLength(2);
    expect(mixed[0]?.bytes.equals(mixed[1]?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(values(mixed.slice(0, 1))).toMatchObject([{ messages: [{ text: { body: 'after' }, later_addition: { revision: 2 } }], statuses: [{ status: 'delivered' }], audience_scope: 'default' }]);
  });

  it('deliver raw bodies with a right, a wrong or no signature', async () => {
    stage = await openStage();
    await stage.control('/webhooks', { body: { object: 'whatsapp_business_account', entry: [] } });
    await stage.receiver.until((received) => received.length === 1);
    await stage.control('/webhooks', { rawBytes: Buffer.from('not json').toString('base64'), wrongSignature: true });
    await stage.receiver.until((received) => received.length === 2);
    await stage.control('/webhooks', { body: {}, noSignature: true });
    await stage.receiver.until((received) => received.length === 3);
    const [right, wrong, none] = stage.receiver.received;
    expect([right?.signed, wrong?.signed, none?.signed]).toEqual([true, false, false]);
    expect(wrong?.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(wrong?.bytes.toString()).toBe('not json');
    expect(none?.signature).toBeUndefined();
  });

  it('move a sent message upward on their own, with the caller’s mark on every status', async () => {
    stage = await openStage();
    await stage.control('/customers', anna);
    await stage.control('/customers/anna/speak', { type: 'text', body: 'hello' });
    const sent = await stage.send({ to: anna.phone, text: { body: 'hi' }, biz_opaque_callback_data: 'mark-1' });
    await stage.control('/deliveries/flush', {});
    const seen = statuses(stage.receiver.received);
    expect(seen.map((status) => [status.id, status.status, status.biz_opaque_callback_data, status.recipient_id])).toEqual(
      ['sent', 'delivered', 'read'].map((name) => [sent.body.messages[0].id, name, 'mark-1', '491713920055']),
    );
    expect(seen[0].pricing).toEqual({ billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' });
  });

  it('hold delivered back from a phone that is off, and read from a customer without receipts', async () => {
    stage = await openStage();
    await stage.control('/customers', { ...anna, behaviour: { online: false, readAfterMs: null } });
    await stage.control('/customers/anna/speak', { type: 'text', body: 'hello' });
    await stage.send({ to: anna.phone, text: { body: 'hi' } });
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => status.status)).toEqual(['sent']);
    await stage.control('/customers/anna/behaviour', { online: true });
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => status.status)).toEqual(['sent', 'delivered']);
    await stage.control('/customers/anna/read', {});
    await stage.control('/deliveries/flush', {});
    expect(statuses(stage.receiver.received).map((status) => status.status)).toEqual(['sent', 'delivered', 'read']);
  });

  it('report a status before the send is answered when told to', async () => {
    stage = await openStage({ settings: { chaos: { statusBeforeAnswer: true } } });
    await stage.control('/customers', anna);
    await stage.control('/customers/anna/speak', { type: 'text', body: 'hello' });
    const answered = stage.send({ to: anna.phone, text: { body: 'hi' } }).then(() => statuses(stage.receiver.received).length);
    expect(await answered).toBeGreaterThanOrEqual(1);
  });

  it('verify an endpoint by the handshake', async () => {
    stage = await openStage();
    expect((await stage.control('/verify-webhook', { verifyToken: 'verify' })).body).toMatchObject({ verified: true, status: 200 });
    expect((await stage.control('/verify-webhook', { verifyToken: 'wrong' })).body).toMatchObject({ verified: false, status: 403 });
  });
});
