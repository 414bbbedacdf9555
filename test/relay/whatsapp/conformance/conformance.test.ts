import { describe, expect, it } from 'vitest';
import { composeIdentity } from '../../../../relay/compose-identity.ts';
import { loadContacts } from '../../../../relay/contacts/load-contacts.ts';
import { loadConversations } from '../../../../relay/conversations/load-conversations.ts';
import type { Database } from '../../../../relay/database/database.ts';
import type { DeviceCaller } from '../../../../relay/edge/caller.ts';
import type { Whatsapp } from '../../../../relay/whatsapp/compose-whatsapp.ts';
import { databases } from '../../../support/open-databases.ts';
import { seededRandom } from '../../../support/cache-content.ts';
import { readFixtures } from '../support/fixtures.ts';
import { bytesOf, customerPhone, delivery, displayPhoneNumber, inbound, status } from '../support/payloads.ts';
import type { Json } from '../support/payloads.ts';
import { deviceId, sign, startWhatsapp } from '../support/start-whatsapp.ts';
import type { TestWhatsapp } from '../support/start-whatsapp.ts';

type Stage = TestWhatsapp & { readonly relays: readonly Whatsapp[]; readonly give: (payload: unknown) => Promise<void>; readonly as: (person: 'employee' | 'admin') => DeviceCaller };

/** One relay, or two processes' worth of them on one database; deliveries then reach them in turn. */
async function start(open: () => Promise<Database>, count: 1 | 2): Promise<Stage> {
  const stage = await startWhatsapp(open);
  const relays = count === 1 ? [stage.whatsapp] : [stage.whatsapp, await stage.second()];
  let turn = 0;
  return {
    ...stage,
    relays,
    as: (person) => ({ deviceId, companyId: stage.company.id, person: stage.company[person] }),
    give: async (payload) => {
      const body = bytesOf(payload);
      const relay = relays[(turn += 1) % relays.length] ?? stage.whatsapp;
      expect(await relay.receiveWebhook(body, sign(body))).toEqual({ status: 200 });
    },
  };
}

const at = (seconds: number): string => String(1_772_000_000 + seconds);
const say = (id: string, seconds: number, message: Json): Json => inbound({ id, timestamp: at(seconds), ...message });
const text = (body: string): Json => ({ type: 'text', text: { body } });

/** A conversation with every thing that can happen *to* a message, each its own delivery. */
const story: readonly Json[] = [
  say('wamid.1', 1, text('first')),
  say('wamid.2', 2, text('second')),
  say('wamid.3', 3, { ...text('reply'), context: { from: displayPhoneNumber, id: 'wamid.1' } }),
  say('wamid.e1', 4, { type: 'edit', edit: { original_message_id: 'wamid.2', message: text('second, corrected') } }),
  say('wamid.e2', 6, { type: 'edit', edit: { original_message_id: 'wamid.2', message: text('second, corrected again') } }),
  say('wamid.r1', 7, { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }),
  say('wamid.r2', 8, { type: 'reaction', reaction: { message_id: 'wamid.1' } }),
  say('wamid.r3', 9, { type: 'reaction', reaction: { message_id: 'wamid.3', emoji: '🎉' } }),
  say('wamid.4', 10, text('never mind')),
  say('wamid.v', 11, { type: 'revoke', revoke: { original_message_id: 'wamid.4' } }),
  delivery({ message_echoes: [{ from: displayPhoneNumber, to: customerPhone, id: 'wamid.p', timestamp: at(12), ...text('from the phone') }] }, 'smb_message_echoes'),
  status({ id: 'wamid.p', status: 'sent', timestamp: at(12), pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' } }),
  status({ id: 'wamid.p', status: 'read', timestamp: at(14) }),
  status({ id: 'wamid.p', status: 'delivered', timestamp: at(13) }),
];

describe.each(databases)('the adapter on $name', ({ open }) => {
  describe.each([1, 2] as const)('with %i relay(s)', (count) => {
    const fixtures = readFixtures('webhooks');

    it(fixtures === null ? 'has no payloads of others to take here' : 'takes every payload that others wrote, twice, and understands all of it', async () => {
      const stage = await start(open, count);
      for (const fixture of [...(fixtures ?? []), ...(fixtures ?? [])]) await stage.give(JSON.parse(fixture.body.toString('utf8')));
      await stage.settled();
      const kinds = ['message', 'reaction', 'edit', 'revoke', 'echo', 'history', 'status', 'system', 'group', 'call', 'account', 'template', 'preference', 'contact-book', 'error', 'other'];
      const undecodable = await Promise.all(kinds.map((kind) => stage.changes(kind, 'undecodable')));
      expect(undecodable.reduce((sum, value) => sum + value, 0)).toBe(0);
      expect(await stage.database.query('SELECT id FROM webhook_delivery WHERE decoded_at IS NULL OR parked_at IS NOT NULL OR last_error IS NOT NULL')).toEqual([]);
    });

    it.each([1, 2, 3, 4, 5])('comes to the same end in any order and with any repetition (seed %i)', async (seed) => {
      const stage = await start(open, count);
      const random = seededRandom(seed);
      const shuffled = [...story, ...story.filter(() => random() < 0.5)].map((payload) => ({ payload, place: random() })).sort((one, other) => one.place - other.place);
      // All at once: what arrives is not what is applied next.
      await Promise.all(shuffled.map(({ payload }) => stage.give(payload)));
      await stage.settled();
      const messages = await stage.messages();
      const idOf = new Map((await stage.database.query<{ id: string; wamid: string }>('SELECT id, wamid FROM message')).map((row) => [row.wamid, row.id]));
      expect(messages).toHaveLength(5);
      const find = (wamid: string): unknown => messages.find((message) => message.id === idOf.get(wamid));
      expect(find('wamid.1')).toMatchObject({ content: { body: 'first' }, reactions: [] });
      expect(find('wamid.2')).toMatchObject({ content: { body: 'second, corrected again' } });
      expect(find('wamid.3')).toMatchObject({ content: { body: 'reply' }, quotedMessageId: idOf.get('wamid.1'), reactions: [{ emoji: '🎉' }] });
      expect(find('wamid.4')).toMatchObject({ content: { kind: 'unsupported', type: 'revoked' } });
      expect(find('wamid.p')).toMatchObject({ author: { kind: 'phone-app' }, delivery: { stage: 'read', readAt: 1_772_000_014_000, deliveredAt: 1_772_000_013_000 } });
      expect(await stage.database.query('SELECT id FROM contact')).toHaveLength(1);
      expect(await stage.database.query('SELECT category, billable, model, type FROM message_price')).toEqual([{ category: 'service', billable: true, model: 'PMP', type: 'regular' }]);
      expect(JSON.stringify(await stage.database.query('SELECT message_key FROM message_price'))).not.toContain('wamid');
    });

    it('changes a caption and leaves its file alone', async () => {
      const stage = await start(open, count);
      await stage.give(say('wamid.i', 1, { type: 'image', image: { id: 'file-1', mime_type: 'image/jpeg', caption: 'old' } }));
      await stage.settled();
      const before = (await stage.messages())[0]?.content;
      await stage.give(say('wamid.ie', 2, { type: 'edit', edit: { original_message_id: 'wamid.i', message: { type: 'image', image: { caption: 'new' } } } }));
      await stage.settled();
      expect(await stage.messages()).toMatchObject([{ content: { ...before, caption: 'new' } }]);
      expect(await stage.database.query('SELECT id FROM media')).toHaveLength(1);
      await stage.give(say('wamid.ie2', 3, { type: 'edit', edit: { original_message_id: 'wamid.i', message: { type: 'image', image: { id: 'file-1', mime_type: 'image/jpeg' } } } }));
      await stage.settled();
      expect(await stage.messages()).toMatchObject([{ content: { kind: 'image', caption: null } }]);
    });

    it('opens the service window by a call, once, and shows no message for it', async () => {
      const stage = await start(open, count);
      const call = { id: 'wacid.1', from: customerPhone, event: 'connect', timestamp: String(stage.clock.now() / 1000), direction: 'USER_INITIATED' };
      await stage.give(delivery({ calls: [call] }, 'calls'));
      await stage.give(delivery({ calls: [{ ...call, extra: 1 }] }, 'calls'));
      await stage.settled();
      expect(await stage.messages()).toEqual([]);
      expect(await stage.database.query('SELECT last_inbound_at FROM conversation')).toEqual([{ last_inbound_at: stage.clock.now() }]);
      expect([await stage.changes('call', 'ignored'), await stage.changes('call', 'duplicate')]).toEqual([1, 1]);
      const [row] = await stage.database.query<{ id: string }>('SELECT id FROM conversation');
      const sent = await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, stage.draft(row?.id as never, 'You called?'));
      expect(sent.ok).toBe(true);
    });

    it('counts groups and never mixes them into a thread', async () => {
      const stage = await start(open, count);
      await stage.give(say('wamid.g', 1, { ...text('to all'), group_id: 'HBg' }));
      await stage.give(status({ recipient_type: 'group', recipient_id: 'HBg', status: 'read' }));
      await stage.give(delivery({ groups: [{}] }, 'group_lifecycle_update'));
      await stage.settled();
      expect(await stage.changes('group', 'ignored')).toBe(3);
      expect(await stage.messages()).toEqual([]);
    });

    it('keeps what an advertisement and a product said, and shows it', async () => {
      const stage = await start(open, count);
      await stage.give(say('wamid.a', 1, { ...text('hi'), referral: { source_type: 'ad', source_url: 'https://fb.me/x', headline: 'Flats', body: 'New', ctwa_clid: 'secret' }, context: { referred_product: { catalog_id: 'c', product_retailer_id: 'p' } } }));
      await stage.give(say('wamid.b', 2, { ...text('ho'), referral: { source_url: 'javascript:alert(1)' } }));
      await stage.settled();
      expect(await stage.messages()).toMatchObject([
        { referral: { source: 'ad', url: 'https://fb.me/x', headline: 'Flats', body: 'New' }, product: { catalogueId: 'c', productId: 'p' } },
        { referral: { source: 'unknown', url: null } },
      ]);
      expect(JSON.stringify(await stage.messages())).not.toContain('secret');
    });

    it('notes when a contact has other keys than before', async () => {
      const stage = await start(open, count);
      const from = (hash: string): Json => ({ profile: { name: 'Ada' }, wa_id: customerPhone, identity_key_hash: hash });
      for (const [index, hash] of ['k1', 'k1', 'k2'].entries()) await stage.give(inbound({ id: `wamid.k${index}`, ...text('x') }, from(hash)));
      await stage.settled();
      expect(await stage.database.query('SELECT identity_hash, identity_changed_at FROM contact')).toEqual([{ identity_hash: 'k2', identity_changed_at: stage.clock.now() }]);
    });

    describe('when a contact changes the number', () => {
      const newPhone = '4915199999999';
      const changed = (id: string): Json => delivery({ messages: [{ from: customerPhone, id, timestamp: at(10), type: 'system', system: { type: 'user_changed_number', body: 'b', wa_id: newPhone, user_id: 'DE.9' } }] });
      const fromNew = (id: string, body: string): Json =>
        delivery({ contacts: [{ profile: { name: 'Ada (new)' }, wa_id: newPhone, user_id: 'DE.9' }], messages: [{ from: newPhone, from_user_id: 'DE.9', id, timestamp: at(20), ...text(body) }] });
      const threads = async (stage: Stage): Promise<unknown> =>
        (await stage.database.query<{ bodies: unknown }>(`SELECT array_agg(message.content ->> 'body' ORDER BY message.at) AS bodies FROM message GROUP BY conversation_id ORDER BY min(message.at)`)).map((row) => row.bodies);

      it('asks whether it is the same person, and joins the threads only on that word', async () => {
        const stage = await start(open, count);
        const identity = composeIdentity({ database: stage.database, now: () => stage.clock.now() });
        await stage.give(say('wamid.1', 1, text('old number')));
        await stage.give(changed('wamid.s1'));
        await stage.give(fromNew('wamid.2', 'new number'));
        await stage.give(inbound({ id: 'wamid.rr', timestamp: at(21), from: newPhone, from_user_id: 'DE.9', type: 'reaction', reaction: { message_id: 'wamid.2', emoji: '👍' } }, { wa_id: newPhone }));
        await stage.settled();
        expect(await threads(stage)).toEqual([['old number', 'b'], ['new number']]);
        const [question] = await identity.list(stage.as('employee'), 'open');
        expect(question).toMatchObject({ former: { displayName: 'Ada Kunde' }, other: { displayName: 'Ada (new)' }, maskedNewNumber: '+49 ••• ••99', answer: null });
        expect(await identity.list(stage.as('admin'), 'open')).toEqual([]);
        const answered = await identity.answer(stage.as('employee'), question?.id ?? '', 'same');
        expect(answered).toMatchObject({ ok: true, value: { answer: 'same', answeredBy: stage.company.employee.id, answeredAt: stage.clock.now() } });
        expect(await threads(stage)).toEqual([['old number', 'b', 'new number']]);
        await stage.give(fromNew('wamid.3', 'still me'));
        await stage.settled();
        expect(await threads(stage)).toEqual([['old number', 'b', 'new number', 'still me']]);
        // Only the joined contact and thread are shown to anybody.
        const contacts = await stage.database.query<{ id: string }>('SELECT id FROM contact');
        const conversations = await stage.database.query<{ id: string }>('SELECT id FROM conversation');
        expect((await loadContacts(stage.database, contacts.map((row) => row.id))).size).toBe(1);
        expect((await loadConversations(stage.database, conversations.map((row) => row.id))).size).toBe(1);
        expect(await identity.list(stage.as('employee'), 'answered')).toMatchObject([{ answer: 'same' }]);
        expect(await stage.database.query('SELECT moved_messages FROM identity_question')).toEqual([{ moved_messages: 1 }]);
        expect(await identity.answer(stage.as('employee'), question?.id ?? '', 'same')).toMatchObject({ ok: true });
        expect(await identity.answer(stage.as('employee'), question?.id ?? '', 'different')).toEqual({ ok: false, error: 'conflict' });
      });

      it('keeps both apart when they are different people', async () => {
        const stage = await start(open, count);
        const identity = composeIdentity({ database: stage.database, now: () => stage.clock.now() });
        for (const payload of [say('wamid.1', 1, text('old number')), changed('wamid.s1'), fromNew('wamid.2', 'new number')]) await stage.give(payload);
        await stage.settled();
        const [question] = await identity.list(stage.as('employee'), 'open');
        await identity.answer(stage.as('employee'), question?.id ?? '', 'different');
        await stage.give(fromNew('wamid.3', 'again'));
        await stage.settled();
        expect(await threads(stage)).toEqual([['old number', 'b'], ['new number', 'again']]);
        expect(await identity.list(stage.as('employee'), 'open')).toEqual([]);
      });

      it('lets the thread continue for who writes after the answer', async () => {
        const stage = await start(open, count);
        const identity = composeIdentity({ database: stage.database, now: () => stage.clock.now() });
        await stage.give(say('wamid.1', 1, text('old number')));
        await stage.give(changed('wamid.s1'));
        await stage.settled();
        const [question] = await identity.list(stage.as('employee'), 'open');
        expect(question).toMatchObject({ other: null });
        await identity.answer(stage.as('employee'), question?.id ?? '', 'same');
        await stage.give(fromNew('wamid.2', 'new number'));
        await stage.settled();
        expect(await threads(stage)).toEqual([['old number', 'b', 'new number']]);
      });

      it('never gives the thread to whoever gets the number next', async () => {
        const stage = await start(open, count);
        await stage.give(say('wamid.1', 1, text('the former owner')));
        await stage.give(changed('wamid.s1'));
        await stage.give(say('wamid.9', 30, text('the next owner')));
        await stage.settled();
        expect(await threads(stage)).toEqual([['the former owner', 'b'], ['the next owner']]);
      });
    });

    it('serves people without a number like all others: thread, answer, reaction', async () => {
      const stage = await start(open, count);
      const contacts = [{ profile: { name: 'Bo', username: 'bo.l' }, user_id: 'DE.77' }];
      await stage.give(delivery({ contacts, messages: [{ from_user_id: 'DE.77', id: 'wamid.u1', timestamp: String(stage.clock.now() / 1000), ...text('no number') }] }));
      await stage.give(delivery({ contacts, messages: [{ from_user_id: 'DE.77', id: 'wamid.u2', timestamp: String(stage.clock.now() / 1000), type: 'reaction', reaction: { message_id: 'wamid.u1', emoji: '👋' } }] }));
      await stage.settled();
      const [message] = await stage.messages();
      expect(message).toMatchObject({ content: { body: 'no number' }, reactions: [{ emoji: '👋' }] });
      const [contact] = await stage.database.query<{ id: string }>('SELECT id FROM contact');
      expect((await loadContacts(stage.database, [contact?.id ?? ''])).get(contact?.id ?? '')).toMatchObject({ displayName: 'Bo', username: 'bo.l', maskedNumber: null });
      await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, stage.draft(message?.conversationId as never, 'Hello Bo'));
      await stage.settled();
      expect(stage.graph.sent().at(-1)).toMatchObject({ recipient: 'DE.77', type: 'text' });
      expect(stage.graph.sent().at(-1)).not.toHaveProperty('to');
    });
  });
});
