import { describe, expect, it } from 'vitest';
import { loadConversations } from '../../../relay/conversations/load-conversations.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import { day, hour, minute, second } from '../../../shared/kernel/time.ts';
import { databases } from '../../support/open-databases.ts';
import { acceptAs, refuseWith } from '../whatsapp/support/fake-graph.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

async function plan(relay: TestWhatsapp, conversation: ConversationId, body: string, inHours: number): Promise<MessageId> {
  const request = relay.draft(conversation, body, { sendAt: relay.clock.now() + inHours * hour });
  expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)).toMatchObject({ ok: true, value: { created: true } });
  await relay.settled();
  return request.id;
}

async function sendNow(relay: TestWhatsapp, conversation: ConversationId, body: string): Promise<void> {
  await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, body));
  await relay.settled();
}

const bodies = (relay: TestWhatsapp) => relay.graph.sent().map((sent) => (sent as { text: { body: string } }).text.body);
const loggedSince = async (relay: TestWhatsapp, message: string) => (await relay.database.query<{ id: string }>(`SELECT entity_id AS id FROM event_log WHERE entity = 'message' AND entity_id = $1`, [message])).length;

describe.each(databases)('a planned message on $name', ({ open }) => {
  it('waits for its time at the relay, lets others pass, and stands in the thread where it was said', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const at = relay.clock.now() + 3 * hour;
    const id = await plan(relay, conversation, 'later', 3);
    expect((await relay.message(id)).delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'planned', until: at } });
    await sendNow(relay, conversation, 'at once');
    await relay.pass(2 * hour);
    expect(bodies(relay)).toEqual(['at once']);
    await relay.pass(hour);
    expect(bodies(relay)).toEqual(['at once', 'later']);
    const sent = await relay.message(id);
    expect(sent.at).toBe(relay.clock.now());
    expect(sent.delivery?.stage).toBe('sent');
    expect(sent.delivery?.waiting).toBeUndefined();
  });

  it('two for one time go in the order in which they were planned, once each', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    for (const body of ['first', 'second', 'third']) await plan(relay, conversation, body, 5);
    await relay.pass(5 * hour);
    await relay.pass(hour);
    expect(bodies(relay)).toEqual(['first', 'second', 'third']);
  });

  it('is refused for a time at which it could not go, or that nobody means', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const tryOut = async (inMs: number) => {
      const answer = await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, 'x', { sendAt: relay.clock.now() + inMs }));
      return answer.ok ? 'accepted' : typeof answer.error === 'string' ? answer.error : `${answer.error.code} ${answer.error.about.rule ?? ''}`.trim();
    };
    expect(await tryOut(25 * hour)).toBe('window-closed');
    expect(await tryOut(61 * day)).toBe('content-refused too-far');
    expect(await tryOut(-hour), 'a time that has passed means now').toBe('accepted');
    await relay.settled();
    expect(bodies(relay)).toEqual(['x']);
  });

  it('can be moved, sent at once and taken back until it leaves, and not after', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const { whatsapp, company, clock } = relay;
    const [moved, hurried, withdrawn] = [await plan(relay, conversation, 'moved', 2), await plan(relay, conversation, 'hurried', 20), await plan(relay, conversation, 'withdrawn', 2)];
    expect(await whatsapp.changePlan(company.employee, moved, clock.now() + 4 * hour)).toMatchObject({ ok: true, value: { message: { delivery: { waiting: { until: clock.now() + 4 * hour } } } } });
    expect(await whatsapp.changePlan(company.employee, moved, clock.now() + 30 * hour)).toMatchObject({ ok: false, error: { code: 'window-closed' } });
    expect(await whatsapp.changePlan(company.employee, hurried, null)).toMatchObject({ ok: true });
    expect(await whatsapp.changePlan(company.admin, moved, null)).toEqual({ ok: false, error: 'not-found' });
    expect(await whatsapp.withdraw(company.admin, withdrawn)).toEqual({ ok: false, error: 'not-found' });
    const quoting = relay.draft(conversation, 'as I shall say', { quotedMessageId: withdrawn, sendAt: clock.now() + 20 * hour });
    expect(await whatsapp.acceptOutgoing(company.employee, deviceId, quoting)).toMatchObject({ ok: true, value: { message: { quotedMessageId: withdrawn } } });
    const logged = await loggedSince(relay, withdrawn);
    expect(await whatsapp.withdraw(company.employee, withdrawn)).toEqual({ ok: true, value: null });
    expect(await loggedSince(relay, withdrawn), 'devices hear that it is gone').toBe(logged + 1);
    expect(await whatsapp.withdraw(company.employee, withdrawn)).toEqual({ ok: false, error: 'not-found' });
    expect((await relay.message(quoting.id)).quotedMessageId, 'nothing quotes what is not there').toBeNull();
    await relay.settled();
    expect(bodies(relay)).toEqual(['hurried']);
    await relay.pass(5 * hour);
    expect(bodies(relay)).toEqual(['hurried', 'moved']);
    expect(await whatsapp.changePlan(company.employee, moved, clock.now() + hour)).toEqual({ ok: false, error: 'conflict' });
    expect(await whatsapp.withdraw(company.employee, moved)).toEqual({ ok: false, error: 'conflict' });
  });

  it('that was taken back elsewhere does not come to life again when its device, unanswered, asks once more', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const { whatsapp, company, clock } = relay;
    const request = relay.draft(conversation, 'never mind', { sendAt: clock.now() + 2 * hour });
    const ask = () => whatsapp.acceptOutgoing(company.employee, deviceId, request);
    expect(await ask()).toMatchObject({ ok: true, value: { created: true } });
    expect(await whatsapp.withdraw(company.employee, request.id)).toEqual({ ok: true, value: null });
    expect(await ask()).toEqual({ ok: false, error: 'conflict' });
    await relay.pass(3 * hour);
    expect(await ask(), 'nor as one for now').toEqual({ ok: false, error: 'conflict' });
    await relay.settled();
    expect(bodies(relay)).toEqual([]);
    expect((await relay.messages()).map(({ id }) => id)).not.toContain(request.id);
  });

  it('whose time passed while the relay was away and free text closed is told as failed, not sent days later', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const id = await plan(relay, conversation, 'good morning', 20);
    await relay.pass(30 * hour);
    await relay.customerWrites('are you there?');
    await relay.pass(hour);
    expect(bodies(relay)).toEqual([]);
    expect((await relay.message(id)).delivery).toMatchObject({ stage: 'failed', failure: { reason: 'window-closed' } });
  });

  it('is held against what the contact may get once more when its time has come', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const id = await plan(relay, conversation, 'good morning', 20);
    await relay.database.query('INSERT INTO contact_block (contact_id, number_id, blocked_at) SELECT contact_id, number_id, $1 FROM conversation', [relay.clock.now()]);
    await relay.pass(20 * hour);
    expect(bodies(relay)).toEqual([]);
    expect((await relay.message(id)).delivery).toMatchObject({ stage: 'failed', failure: { reason: 'blocked-by-us' } });
  });

  it('is tried again after a hiccup of WhatsApp however long ago it was planned', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const id = await plan(relay, conversation, 'in two days', 20);
    await relay.pass(15 * hour);
    await relay.customerWrites('I am still here');
    expect(await relay.whatsapp.changePlan(relay.company.employee, id, relay.clock.now() + 20 * hour)).toMatchObject({ ok: true });
    relay.graph.reply = () => refuseWith(131016);
    await relay.pass(20 * hour);
    expect((await relay.message(id)).delivery?.stage).toBe('queued');
    relay.graph.reply = () => acceptAs('wamid.tried-again');
    await relay.pass(minute);
    expect((await relay.message(id)).delivery?.stage).toBe('sent');
  });

  it("stands where it was said, and counts as an answer, also when one of WhatsApp's limits holds it at its time", async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const id = await plan(relay, conversation, 'later', 3);
    await relay.pass(2 * hour);
    await relay.customerWrites('and one question');
    await relay.pass(hour - second);
    // As many at one moment as WhatsApp lets through to one person.
    for (let index = 0; index < 44; index += 1) await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, `number ${index}`, { composedAt: relay.clock.now() - 2 * hour }));
    await relay.settled();
    await relay.pass(second);
    expect(bodies(relay)).not.toContain('later');
    await relay.pass(minute);
    expect(bodies(relay)).toContain('later');
    expect((await relay.message(id)).at).toBe(relay.clock.now() - minute);
    expect((await loadConversations(relay.database, [conversation])).get(conversation)).toMatchObject({ waitingSince: null });
  });

  it('is no answer before it has left', async () => {
    const relay = await startWhatsapp(open);
    const since = relay.clock.now();
    const conversation = await relay.customerWrites();
    await relay.pass(minute);
    await plan(relay, conversation, 'later', 3);
    relay.graph.reply = () => refuseWith(131026);
    await sendNow(relay, conversation, 'at once');
    expect((await loadConversations(relay.database, [conversation])).get(conversation), 'the answer at once has failed').toMatchObject({ waitingSince: since });
  });
});
