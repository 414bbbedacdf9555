import { globalAgent } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { ConversationId, MessageId, TeamId } from '../../../shared/kernel/ids.ts';
import { hour, minute, second } from '../../../shared/kernel/time.ts';
import { testId } from '../../support/make-company.ts';
import { databases } from '../../support/open-databases.ts';
import { acceptAs, refuseWith } from '../whatsapp/support/fake-graph.ts';
import { customerPhone, delivery, status } from '../whatsapp/support/payloads.ts';
import { accessToken, deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

/** Accepts a text of the employee's and waits until nothing more happens by itself. */
async function send(relay: TestWhatsapp, body = 'answer'): Promise<MessageId> {
  const [row] = await relay.database.query<{ id: string }>('SELECT id FROM conversation LIMIT 1');
  const request = relay.draft((row?.id ?? (await relay.customerWrites())) as never, body);
  expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)).toMatchObject({ ok: true });
  await relay.settled();
  return request.id;
}

const stageOf = async (relay: TestWhatsapp, id: string): Promise<string | undefined> => (await relay.message(id)).delivery?.stage;

describe.each(databases)('accepting messages from the desk on $name', ({ open }) => {
  it('takes an id once: the same content again answers the message, other content is a conflict', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const request = relay.draft(conversation, '  Guten Tag \u{1F600} ');
    const { whatsapp, company } = relay;
    expect(await whatsapp.acceptOutgoing(company.employee, deviceId, request)).toMatchObject({
      ok: true,
      value: { created: true, message: { id: request.id, content: { kind: 'text', body: 'Guten Tag \u{1F600}' }, author: { kind: 'person', personId: company.employee.id } } },
    });
    await relay.settled();
    expect(await whatsapp.acceptOutgoing(company.employee, deviceId, { ...request, composedAt: 1 })).toMatchObject({ ok: true, value: { created: false, message: { delivery: { stage: 'sent' } } } });
    expect(await whatsapp.acceptOutgoing(company.employee, deviceId, { ...request, content: { kind: 'text', body: 'other' } })).toEqual({ ok: false, error: 'conflict' });
    await relay.settled();
    expect(relay.graph.sent()).toHaveLength(1);
  });

  it('takes one of many equal requests that come at once', async () => {
    const relay = await startWhatsapp(open);
    const request = relay.draft(await relay.customerWrites(), 'once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)));
    expect(answers.filter((answer) => answer.ok && answer.value.created)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await relay.settled();
    expect(relay.graph.sent()).toHaveLength(1);
  });

  it('refuses what may not be sent, and shows nobody what is not theirs', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const { whatsapp, company } = relay;
    const stranger: Person = { ...company.employee, teamIds: [testId() as TeamId] };
    const tryOut = async (person: Person, fields: object): Promise<unknown> => {
      const answer = await whatsapp.acceptOutgoing(person, deviceId, { ...relay.draft(conversation, 'x'), ...fields });
      if (answer.ok) return 'accepted';
      return typeof answer.error === 'string' ? answer.error : answer.error.code;
    };
    expect(await tryOut(stranger, {})).toBe('not-found');
    expect(await tryOut(company.admin, {})).toBe('not-found');
    expect(await tryOut(company.employee, { conversationId: testId() })).toBe('not-found');
    expect(await tryOut(company.employee, { quotedMessageId: testId() })).toBe('invalid-request');
    expect(await tryOut(company.employee, { content: { kind: 'text', body: ' ' } })).toBe('empty');
    expect(await tryOut(company.employee, { content: { kind: 'text', body: 'x'.repeat(4097) } })).toBe('too-long');
    relay.clock.advance(24 * hour);
    expect(await tryOut(company.employee, {})).toBe('window-closed');
    expect(relay.graph.sent()).toEqual([]);
  });

  it('sends with our id, to the number or to the user id, quoting by Meta’s id, and says so to nobody else', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites('question');
    const [question] = await relay.messages();
    const request = relay.draft(conversation, 'see https://example.org', { quotedMessageId: question?.id ?? null });
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request);
    await relay.settled();
    expect(relay.graph.requests.filter((request) => request.method === 'POST')).toMatchObject([{ path: '/v25.0/106540352242922/messages', authorization: `Bearer ${accessToken}` }]);
    expect(relay.graph.sent()).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: customerPhone,
        type: 'text',
        text: { body: 'see https://example.org', preview_url: true },
        context: { message_id: 'wamid.in.1' },
        biz_opaque_callback_data: request.id,
      },
    ]);
    await relay.deliver(
      delivery({ contacts: [{ user_id: 'DE.77', profile: { name: 'N' } }], messages: [{ from_user_id: 'DE.77', id: 'wamid.u', timestamp: String(relay.clock.now() / 1000), type: 'text', text: { body: 'hi' } }] }),
    );
    const [other] = await relay.database.query<{ conversation_id: string }>(`SELECT conversation_id FROM message WHERE wamid = 'wamid.u'`);
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(other?.conversation_id as never, 'to you'));
    await relay.settled();
    expect(relay.graph.sent()[1]).toMatchObject({ recipient: 'DE.77' });
    expect(relay.graph.sent()[1]).not.toHaveProperty('to');
    expect(JSON.stringify(relay.log)).not.toMatch(/wamid|test-access-token|4915112345642|see https/u);
  });
});

describe.each(databases)('how far a message has come on $name', ({ open }) => {
  it('moves the ticks upward only, whatever the order and number of statuses', async () => {
    const relay = await startWhatsapp(open);
    const id = await send(relay);
    expect(await stageOf(relay, id)).toBe('sent');
    await relay.deliver(status({ id: 'wamid.1', status: 'read' }));
    await relay.deliver(status({ id: 'wamid.1', status: 'delivered' }));
    await relay.deliver({ ...status({ id: 'wamid.1', status: 'read' }), twice: 1 });
    await relay.deliver(status({ id: 'wamid.1', status: 'failed', errors: [{ code: 131026 }] }));
    expect(await relay.message(id)).toMatchObject({ delivery: { stage: 'read', failure: null, readAt: 1_750_000_100_000, deliveredAt: 1_750_000_100_000 } });
  });

  it('attaches statuses that came before the answer to the send, with and without our data', async () => {
    const relay = await startWhatsapp(open);
    await relay.customerWrites();
    for (const data of [true, false]) {
      const wamid = `wamid.early.${String(data)}`;
      const body = `early ${String(data)}`;
      const pending = relay.draft((await relay.messages())[0]?.conversationId as never, body);
      // Delivering inside the answer must not wait for this very send, so only the webhook's own work is awaited.
      relay.graph.reply = async (request) => {
        const callback = data ? { biz_opaque_callback_data: request.body['biz_opaque_callback_data'] } : {};
        await deliverNow(relay, status({ id: wamid, status: 'delivered', ...callback }));
        return acceptAs(wamid);
      };
      await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, pending);
      await relay.settled();
      expect(await relay.message(pending.id)).toMatchObject({ delivery: { stage: 'delivered' } });
    }
    expect(await relay.database.query('SELECT wamid FROM orphan_status')).toEqual([]);
    expect(relay.graph.sent()).toHaveLength(2);
  });

  it('shows a late failure with its reason and lets the employee send again', async () => {
    const relay = await startWhatsapp(open);
    const id = await send(relay);
    await relay.deliver(status({ id: 'wamid.1', status: 'failed', errors: [{ code: 131026, title: 't', error_data: { details: 'd' } }] }));
    expect(await relay.message(id)).toMatchObject({ delivery: { stage: 'failed', failure: { code: 131026, reason: 'undeliverable', detail: 'd' } } });
    expect(await relay.whatsapp.resend(relay.company.employee, id)).toMatchObject({ ok: true, value: { message: { delivery: { stage: 'queued' } } } });
    await relay.settled();
    expect(await stageOf(relay, id)).toBe('sent');
    expect(relay.graph.sent()).toHaveLength(2);
    // Late words about the first attempt.
    await relay.deliver({ ...status({ id: 'wamid.1', status: 'failed', recipient_id: '49', errors: [{ code: 1 }], biz_opaque_callback_data: id }) });
    expect(await stageOf(relay, id)).toBe('sent');
    expect(await relay.whatsapp.resend(relay.company.employee, id)).toEqual({ ok: false, error: 'conflict' });
    expect(await relay.whatsapp.resend(relay.company.admin, id)).toEqual({ ok: false, error: 'not-found' });
  });
});

describe.each(databases)('the send queue on $name', ({ open }) => {
  it('keeps the order of a conversation while an earlier message has to wait, and holds up no other conversation', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    const other = '4915199999999';
    await relay.deliver(delivery({ messages: [{ from: other, id: 'wamid.o', timestamp: String(relay.clock.now() / 1000), type: 'text', text: { body: 'b' } }] }));
    const [row] = await relay.database.query<{ conversation_id: string }>(`SELECT conversation_id FROM message WHERE wamid = 'wamid.o'`);
    let isBusy = true;
    relay.graph.reply = (request, count) => (isBusy && request.body['to'] === customerPhone ? refuseWith(131016, 500) : acceptAs(`wamid.q${count}`));
    for (const body of ['1', '2', '3']) await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, body));
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(row?.conversation_id as never, 'elsewhere'));
    await relay.settled();
    const bodies = (): unknown[] => relay.graph.sent().map((sent) => (sent['text'] as { body: string }).body);
    expect(new Set(bodies())).toEqual(new Set(['1', 'elsewhere']));
    expect(bodies()).toHaveLength(2);
    isBusy = false;
    await relay.pass(2 * second);
    expect(bodies().slice(2)).toEqual(['1', '2', '3']);
  });

  it('sends nothing twice and everything in order from two processes at once', async () => {
    const relay = await startWhatsapp(open);
    const other = await relay.second();
    const conversations: ConversationId[] = [];
    for (const index of [1, 2, 3]) {
      await relay.deliver(delivery({ messages: [{ from: `4915100000${index}`, id: `wamid.c${index}`, timestamp: String(relay.clock.now() / 1000), type: 'text', text: { body: 'b' } }] }));
      const [row] = await relay.database.query<{ conversation_id: string }>('SELECT conversation_id FROM message WHERE wamid = $1', [`wamid.c${index}`]);
      conversations.push(row?.conversation_id as ConversationId);
    }
    for (let index = 0; index < 8; index += 1) {
      for (const conversation of conversations) {
        await (index % 2 === 0 ? relay.whatsapp : other).acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, String(index)));
      }
    }
    for (let rounds = 0; rounds < 20 && relay.graph.sent().length < 24; rounds += 1) await relay.pass(1_000);
    await relay.settled();
    const byRecipient = Map.groupBy(relay.graph.sent(), (sent) => sent['to']);
    for (const sent of byRecipient.values()) expect(sent.map((body) => (body['text'] as { body: string }).body)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(byRecipient.size).toBe(3);
  });

  it('goes on trying while Meta cannot be reached at all', async () => {
    const relay = await startWhatsapp(open);
    await relay.customerWrites();
    await relay.graph.close();
    // Connections that were kept open have to be seen as closed first: a break on one of those is an unknown outcome, not an unreachable host.
    await expect.poll(() => Object.keys(globalAgent.freeSockets)).toEqual([]);
    const id = await send(relay);
    expect(await relay.database.query('SELECT state FROM outgoing')).toEqual([{ state: 'waiting' }]);
    for (let tries = 0; tries < 5; tries += 1) await relay.pass(minute);
    expect(await relay.database.query('SELECT state, attempts FROM outgoing')).toEqual([{ state: 'waiting', attempts: 6 }]);
    expect(await stageOf(relay, id)).toBe('queued');
  });

  it('says what is wrong when Meta refuses for good', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = () => refuseWith(131026);
    const id = await send(relay);
    expect(await relay.message(id)).toMatchObject({ delivery: { stage: 'failed', failure: { code: 131026, reason: 'undeliverable', detail: 'because' } } });
  });

  it('stops the number when the token is dead, keeps the queue, and goes on by itself when it lives again', async () => {
    const relay = await startWhatsapp(open);
    const conversation = await relay.customerWrites();
    relay.graph.reply = () => refuseWith(190, 401);
    const first = await send(relay, '1');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation, '2'));
    await relay.pass(second);
    const number = async (): Promise<unknown> => (await relay.database.query('SELECT health, stopped_reason FROM number'))[0];
    expect(await number()).toEqual({ health: 'stopped', stopped_reason: expect.stringContaining('access token') as string });
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.pass(5 * minute);
    expect(relay.graph.sent()).toHaveLength(2);
    expect(await stageOf(relay, first)).toBe('queued');
    relay.graph.reply = (_request, count) => acceptAs(`wamid.back${count}`);
    await relay.whatsapp.resumeNumber(relay.company.numberId as never);
    await relay.settled();
    expect(await number()).toEqual({ health: 'ok', stopped_reason: null });
    expect((await relay.messages()).filter((message) => message.delivery !== null).map((message) => message.delivery?.stage)).toEqual(['sent', 'sent']);
    const entries = await relay.database.query(`SELECT sequence FROM event_log WHERE entity = 'number' AND team_id IS NULL`);
    expect(entries.length).toBeGreaterThanOrEqual(2);
  });

  it('pauses the whole number when its throughput is used up', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = (_request, count) => (count === 1 ? refuseWith(130429) : acceptAs(`wamid.p${count}`));
    const id = await send(relay);
    await relay.pass(second);
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.pass(second);
    expect(await stageOf(relay, id)).toBe('sent');
  });
});

describe.each(databases)('an attempt whose outcome is unknown on $name', ({ open }) => {
  const unknown = [
    ['the connection is cut', 'cut'],
    ['a proxy answers with a page', { status: 502, bytes: Buffer.from('<html>Bad gateway</html>'), type: 'text/html' }],
    ['the answer holds no id', { status: 200, json: { success: true } }],
  ] as const;

  it.each(unknown)('is settled by a status with our data and not repeated (%s)', async (_name, reply) => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = () => reply;
    const id = await send(relay);
    expect(await relay.database.query('SELECT state FROM outgoing')).toEqual([{ state: 'sending' }]);
    await relay.deliver(status({ id: 'wamid.lost', status: 'sent', biz_opaque_callback_data: id }));
    await relay.pass(30 * second);
    await relay.pass(10 * minute);
    expect(await stageOf(relay, id)).toBe('sent');
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.deliver(status({ id: 'wamid.lost', status: 'read' }));
    expect(await stageOf(relay, id)).toBe('read');
  });

  it('is repeated once the webhooks have proved that they would have told, and not before', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = (_request, count) => (count === 1 ? 'cut' : acceptAs('wamid.again'));
    const id = await send(relay);
    await relay.pass(25 * second);
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.customerWrites('are you there?');
    await relay.pass(5 * second);
    expect(relay.graph.sent()).toHaveLength(2);
    expect(await stageOf(relay, id)).toBe('sent');
  });

  it('is not repeated while a webhook that may speak of it is not applied', async () => {
    const relay = await startWhatsapp(open, 'own');
    relay.graph.reply = (_request, count) => (count === 1 ? 'cut' : acceptAs('wamid.again'));
    const id = await send(relay);
    await relay.pass(25 * second);
    await relay.database.query(`ALTER TABLE status_seen ADD CONSTRAINT refuses CHECK (wamid <> 'wamid.lost') NOT VALID`);
    await relay.deliver({ ...status({ id: 'wamid.lost', status: 'sent', biz_opaque_callback_data: id }) });
    await relay.customerWrites('proof');
    await relay.database.query('UPDATE webhook_delivery SET next_attempt_at = $1 WHERE decoded_at IS NULL', [relay.clock.now() + hour]);
    await relay.pass(5 * second);
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.database.query('ALTER TABLE status_seen DROP CONSTRAINT refuses');
    await relay.pass(hour);
    expect(relay.graph.sent()).toHaveLength(1);
  });

  it('is put to the employee after ten minutes without proof, who may send again', async () => {
    const relay = await startWhatsapp(open);
    relay.graph.reply = (_request, count) => (count === 1 ? 'cut' : acceptAs('wamid.again'));
    const conversation = await relay.customerWrites();
    const id = await send(relay);
    const behind = relay.draft(conversation, 'behind it');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, behind);
    await relay.pass(9 * minute);
    expect(await stageOf(relay, id)).toBe('queued');
    expect(relay.graph.sent()).toHaveLength(1);
    await relay.pass(minute);
    expect(await stageOf(relay, id)).toBe('unconfirmed');
    await relay.pass(second);
    expect(await stageOf(relay, behind.id)).toBe('sent');
    expect(await relay.whatsapp.resend(relay.company.employee, id)).toMatchObject({ ok: true });
    await relay.settled();
    expect(await stageOf(relay, id)).toBe('sent');
  });

  it('is taken up by another process when the one that began it has died', async () => {
    const relay = await startWhatsapp(open);
    await relay.whatsapp.stop();
    const conversation = await prepareConversation(relay);
    const request = relay.draft(conversation, 'x');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request);
    await relay.database.query(`UPDATE outgoing SET state = 'sending', attempts = 1, attempted_at = $1`, [relay.clock.now()]);
    await relay.second();
    await relay.pass(25 * second);
    expect(relay.graph.sent()).toHaveLength(0);
    await relay.database.query('UPDATE number SET last_webhook_at = $1', [relay.clock.now()]);
    await relay.pass(second);
    expect(await stageOf(relay, request.id)).toBe('sent');
    expect(relay.graph.sent()).toHaveLength(1);
  });
});

async function prepareConversation(relay: TestWhatsapp): Promise<never> {
  const [contact, conversation] = [testId(), testId()];
  const now = relay.clock.now();
  await relay.database.query(`INSERT INTO contact (id, company_id, display_name, created_at) VALUES ($1, $2, 'C', $3)`, [contact, relay.company.id, now]);
  await relay.database.query(
    `INSERT INTO contact_alias (company_id, kind, value, contact_id, source, first_seen_at, last_seen_at) VALUES ($1, 'phone', '4915100', $2, 'test', $3, $3)`,
    [relay.company.id, contact, now],
  );
  await relay.database.query('INSERT INTO conversation (id, company_id, number_id, contact_id, created_at, last_inbound_at) VALUES ($1, $2, $3, $4, $5, $5)', [
    conversation,
    relay.company.id,
    relay.company.numberId,
    contact,
    now,
  ]);
  return conversation as never;
}

async function deliverNow(relay: TestWhatsapp, payload: unknown): Promise<void> {
  const [before] = await relay.database.query<{ count: number }>('SELECT count(*)::int AS count FROM webhook_delivery WHERE decoded_at IS NOT NULL');
  void relay.deliver(payload);
  for (;;) {
    const [now] = await relay.database.query<{ count: number }>('SELECT count(*)::int AS count FROM webhook_delivery WHERE decoded_at IS NOT NULL');
    if ((now?.count ?? 0) > (before?.count ?? 0)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
