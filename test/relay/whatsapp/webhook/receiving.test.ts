import { describe, expect, it } from 'vitest';
import { databases } from '../../../support/open-databases.ts';
import { bytesOf, inbound, phoneNumberId, status, delivery } from '../support/payloads.ts';
import { readFixtures } from '../support/fixtures.ts';
import { sign, startWhatsapp } from '../support/start-whatsapp.ts';

const text = (body: string, id = 'wamid.one'): Record<string, unknown> => ({ id, type: 'text', text: { body } });

describe.each(databases)('receiving webhooks on $name', ({ open }) => {
  it('answers the handshake with the bare challenge, and 403 to anybody else', async () => {
    const { whatsapp } = await startWhatsapp(open);
    const right = { 'hub.mode': 'subscribe', 'hub.challenge': '12<3', 'hub.verify_token': 'verify-me' };
    expect(whatsapp.verifySubscription(right)).toEqual({ status: 200, body: '12<3' });
    for (const wrong of [{ ...right, 'hub.verify_token': 'x' }, { ...right, 'hub.mode': 'other' }, { ...right, 'hub.verify_token': ['verify-me'] }, {}]) {
      expect(whatsapp.verifySubscription(wrong).status).toBe(403);
    }
  });

  it('refuses what our app did not sign and keeps nothing of it', async () => {
    const { whatsapp, database } = await startWhatsapp(open);
    const body = bytesOf(inbound(text('Grüße')));
    const unescaped = Buffer.from(JSON.stringify(inbound(text('Grüße'))));
    for (const header of [undefined, '', 'sha256=', sign(body, 'other'), sign(unescaped), sign(body).replace('sha256', 'sha1'), sign(body).slice(0, -1)]) {
      expect(await whatsapp.receiveWebhook(body, header)).toEqual({ status: 401 });
    }
    expect(await database.query('SELECT id FROM webhook_delivery')).toEqual([]);
  });

  it('stores a delivery once, byte for byte, and counts its repetition', async () => {
    const { deliver, database, deliveries, messages } = await startWhatsapp(open);
    const payload = inbound(text('Grüße 🎉'));
    expect(await deliver(payload)).toBe(200);
    expect(await deliver(payload)).toBe(200);
    const rows = await database.query<{ body: Uint8Array }>('SELECT body FROM webhook_delivery');
    expect(rows.map((row) => Buffer.from(row.body).equals(bytesOf(payload)))).toEqual([true]);
    expect([await deliveries('stored'), await deliveries('duplicate')]).toEqual([1, 1]);
    expect(await messages()).toHaveLength(1);
  });

  it('answers 200 to signed bodies that can never be understood, keeps and counts them', async () => {
    const { whatsapp, database, deliveries } = await startWhatsapp(open);
    for (const body of ['not json', '[]', '{"object":"page","entry":[]}', '', '{"object":"whatsapp_business_account"}']) {
      const bytes = Buffer.from(body);
      expect(await whatsapp.receiveWebhook(bytes, sign(bytes))).toEqual({ status: 200 });
    }
    expect(await deliveries('undecodable')).toBe(5);
    expect(await database.query('SELECT id FROM webhook_delivery')).toHaveLength(5);
  });

  it('makes contact, conversation and message of a text, and names them in the event log in that order', async () => {
    const { deliver, database, messages, company, clock } = await startWhatsapp(open);
    const before = await database.query('SELECT sequence FROM event_log');
    const at = Math.floor(clock.now() / 1000);
    await deliver(inbound({ ...text('Guten Tag'), timestamp: String(at) }));
    const log = await database.query<{ entity: string; team_id: string | null }>('SELECT entity, team_id FROM event_log ORDER BY sequence OFFSET $1', [before.length]);
    expect(log.map((entry) => entry.entity)).toEqual(['contact', 'conversation', 'message', 'number']);
    expect(log[2]?.team_id).toBe(company.team.id);
    expect(await messages()).toMatchObject([{ author: { kind: 'contact' }, at: at * 1000, content: { kind: 'text', body: 'Guten Tag' }, delivery: null, reactions: [] }]);
    const [number] = await database.query<{ last_inbound_at: number }>('SELECT last_inbound_at FROM number');
    expect(number?.last_inbound_at).toBe(at * 1000);
  });

  it('takes a message once, also when it comes again in another delivery', async () => {
    const { deliver, messages, changes } = await startWhatsapp(open);
    await deliver(inbound(text('one')));
    await deliver(delivery({ messages: [{ from: '4915112345642', timestamp: '1750000000', ...text('one') }], extra: 1 }));
    expect(await messages()).toHaveLength(1);
    expect([await changes('message', 'stored'), await changes('message', 'duplicate')]).toEqual([1, 1]);
  });

  it('stores the good ones among broken ones and counts each', async () => {
    const { deliver, messages, changes } = await startWhatsapp(open);
    await deliver(delivery({ messages: [null, { from: '4915', ...text('good') }, { type: 'text' }, 7], statuses: ['x', { id: 'wamid.z', status: 'read' }] }));
    expect((await messages()).map((message) => message.content)).toEqual([{ kind: 'text', body: 'good' }]);
    expect([await changes('message', 'undecodable'), await changes('status', 'undecodable'), await changes('status', 'stored')]).toEqual([3, 1, 1]);
  });

  it('goes on past an event that the database refuses: its neighbours are stored at the second attempt', async () => {
    const { deliver, database, messages, changes, pass } = await startWhatsapp(open, 'own');
    await database.query(`ALTER TABLE message ADD CONSTRAINT refuses CHECK (content ->> 'body' IS DISTINCT FROM 'refused')`);
    await deliver(delivery({ messages: [{ from: '4915', ...text('before', 'wamid.a') }, { from: '4915', ...text('refused', 'wamid.b') }, { from: '4915', ...text('after', 'wamid.c') }] }));
    await deliver(inbound(text('another delivery', 'wamid.d')));
    expect((await messages()).map((message) => message.content)).toEqual([{ kind: 'text', body: 'another delivery' }]);
    await pass(1_000);
    expect(new Set((await messages()).map((message) => message.content))).toEqual(
      new Set(['after', 'another delivery', 'before'].map((body) => ({ kind: 'text', body }))),
    );
    expect(await changes('message', 'undecodable')).toBe(1);
  });

  it('parks a delivery that cannot be applied, with the class of its error, and never its words', async () => {
    const { deliver, database, pass, log } = await startWhatsapp(open, 'own');
    await database.query(
      `CREATE FUNCTION explode() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'secret %', NEW.content USING ERRCODE = '55000'; END $f$`,
    );
    await database.query('CREATE TRIGGER explode BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION explode()');
    await deliver(inbound(text('canary-words')));
    for (let attempt = 0; attempt < 12; attempt += 1) await pass(600_000);
    const [row] = await database.query<{ attempts: number; parked_at: number | null; last_error: string }>('SELECT attempts, parked_at, last_error FROM webhook_delivery');
    expect(row).toMatchObject({ attempts: 12, last_error: expect.stringContaining('55000') as string });
    expect(row?.parked_at).not.toBeNull();
    expect(JSON.stringify([log, row])).not.toContain('canary-words');
  });

  it('keeps what comes for a number that it does not have, and applies it when the number is added', async () => {
    const { deliver, database, messages, changes, whatsapp, settled } = await startWhatsapp(open);
    await database.query('UPDATE number SET phone_number_id = $1', ['other']);
    await deliver(inbound(text('early')));
    expect(await messages()).toEqual([]);
    expect(await changes('message', 'ignored')).toBe(1);
    expect(await whatsapp.reconsiderParked('unheard-of')).toBe(0);
    await database.query('UPDATE number SET phone_number_id = $1', [phoneNumberId]);
    expect(await whatsapp.reconsiderParked(phoneNumberId)).toBe(1);
    await settled();
    expect(await messages()).toHaveLength(1);
  });

  it('applies deliveries that a former process left, in order of receipt', async () => {
    const { whatsapp, second, messages, database, settled } = await startWhatsapp(open);
    await whatsapp.stop();
    for (const index of [1, 2, 3, 4, 5]) {
      const body = bytesOf(inbound(text(`m${index}`, `wamid.${index}`)));
      await whatsapp.receiveWebhook(body, sign(body));
    }
    expect(await messages()).toEqual([]);
    await second();
    await settled();
    const rows = await database.query<{ body: string }>(`SELECT content ->> 'body' AS body FROM message JOIN event_log ON entity_id = message.id ORDER BY sequence`);
    expect(rows.map((row) => row.body)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('shares deliveries between two processes without losing or doubling one', async () => {
    const { whatsapp, second, messages, settled, changes } = await startWhatsapp(open);
    const other = await second();
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const body = bytesOf(inbound({ ...text(`m${index}`, `wamid.${index % 30}`), from: `49151000000${index % 4}` }, { wa_id: `49151000000${index % 4}`, profile: { name: `N${index}` } }));
        expect(await (index % 2 === 0 ? whatsapp : other).receiveWebhook(body, sign(body))).toEqual({ status: 200 });
      }),
    );
    await settled();
    expect(await messages()).toHaveLength(30);
    expect([await changes('message', 'stored'), await changes('message', 'duplicate')]).toEqual([30, 10]);
  });

  it('takes every payload that others wrote without an undecodable one, where they are present', async () => {
    const { whatsapp, database, company, settled, changes } = await startWhatsapp(open);
    const fixtures = readFixtures('webhooks') ?? [];
    const ids = new Set(fixtures.flatMap(({ body }) => [...body.toString('utf8').matchAll(/"phone_number_id":\s*"([^"]+)"/gu)].map((match) => match[1])));
    ids.delete(phoneNumberId);
    for (const [index, id] of [...ids].entries()) {
      await database.query(
        `INSERT INTO number (id, company_id, team_id, phone_number_id, display_phone_number, name) VALUES ($1, $2, $3, $4, 'x', 'x')`,
        [`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`, company.id, company.team.id, id],
      );
    }
    for (const { body } of fixtures) expect(await whatsapp.receiveWebhook(body, sign(body))).toEqual({ status: 200 });
    await settled();
    for (const kind of ['message', 'status', 'other']) expect(await changes(kind, 'undecodable')).toBe(0);
    expect(await database.query('SELECT id FROM webhook_delivery WHERE decoded_at IS NULL OR unknown_numbers IS NOT NULL')).toEqual([]);
  });

  it('has statuses wait for their message and counts their repetitions', async () => {
    const { deliver, changes, database } = await startWhatsapp(open);
    await deliver(status({ status: 'delivered' }));
    await deliver({ ...status({ status: 'delivered' }), again: true });
    expect([await changes('status', 'stored'), await changes('status', 'duplicate')]).toEqual([1, 1]);
    expect(await database.query('SELECT wamid FROM orphan_status')).toHaveLength(1);
    await deliver(
      delivery({ message_echoes: [{ from: '1', to: '4915112345642', timestamp: '1750000000', ...text('from the phone', 'wamid.out') }] }, 'smb_message_echoes'),
    );
    const [row] = await database.query<{ delivery: { stage: string } }>('SELECT delivery FROM message');
    expect(row?.delivery.stage).toBe('delivered');
    expect(await database.query('SELECT wamid FROM orphan_status')).toEqual([]);
  });
});
