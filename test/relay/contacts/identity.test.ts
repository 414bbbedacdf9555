import { describe, expect, it } from 'vitest';
import { decideIdentity } from '../../../relay/contacts/decide-identity.ts';
import { loadContacts } from '../../../relay/contacts/load-contacts.ts';
import { maskNumber } from '../../../relay/contacts/mask-number.ts';
import { databases } from '../../support/open-databases.ts';
import { acceptAs } from '../whatsapp/support/fake-graph.ts';
import { delivery } from '../whatsapp/support/payloads.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

describe('deciding who wrote', () => {
  const unknown = { phone: '49151', userId: null, contactByPhone: null, contactByUserId: null, phoneContactHasUserId: false };
  it.each([
    ['nobody knows them', unknown, { contactId: null, rule: 'new', learnPhone: true, learnUserId: false, retirePhone: false }],
    ['only the number is known and no user id is told', { ...unknown, contactByPhone: 'a', phoneContactHasUserId: true }, { contactId: 'a', rule: 'known' }],
    ['a contact known by number shows its user id for the first time', { ...unknown, userId: 'U', contactByPhone: 'a' }, { contactId: 'a', rule: 'known-by-phone', learnUserId: true }],
    [
      'the number has a new owner',
      { ...unknown, userId: 'U2', contactByPhone: 'a', phoneContactHasUserId: true },
      { contactId: null, rule: 'number-changed-hands', learnPhone: true, learnUserId: true, retirePhone: true },
    ],
    ['somebody without a number shows one', { ...unknown, userId: 'U', contactByUserId: 'b' }, { contactId: 'b', rule: 'known-by-user-id', learnPhone: true, retirePhone: false }],
    ['number and user id lead to two contacts', { ...unknown, userId: 'U', contactByPhone: 'a', contactByUserId: 'b' }, { contactId: 'b', learnPhone: true, retirePhone: true }],
    ['both lead to one contact', { ...unknown, userId: 'U', contactByPhone: 'b', contactByUserId: 'b', phoneContactHasUserId: true }, { contactId: 'b', rule: 'known', learnPhone: false }],
    ['no number at all', { ...unknown, phone: null, userId: 'U', contactByUserId: 'b' }, { contactId: 'b', rule: 'known', learnPhone: false }],
  ] as const)('%s', (_name, facts, expected) => {
    expect(decideIdentity(facts)).toMatchObject(expected);
  });

  it.each([
    ['4915112345642', '+49 ••• ••42'],
    ['12025550123', '+1 ••• ••23'],
    ['351912345678', '+351 ••• ••78'],
    ['79161234567', '+7 ••• ••67'],
    ['49151', '•••'],
  ])('shows of %s no more than %s', (phone, shown) => {
    expect(maskNumber(phone)).toBe(shown);
  });
});

type Who = { readonly from?: string; readonly from_user_id?: string; readonly name?: string };
let messages = 0;

async function write(relay: TestWhatsapp, who: Who, message: object = { type: 'text', text: { body: 'hi' } }): Promise<string> {
  messages += 1;
  const id = `wamid.identity.${messages}`;
  await relay.deliver(
    delivery({
      ...(who.name === undefined ? {} : { contacts: [{ profile: { name: who.name }, wa_id: who.from, user_id: who.from_user_id }] }),
      messages: [{ from: who.from, from_user_id: who.from_user_id, id, timestamp: String(relay.clock.now() / 1000 + messages), ...message }],
    }),
  );
  const [row] = await relay.database.query<{ contact_id: string }>(
    'SELECT contact_id FROM conversation JOIN message ON message.conversation_id = conversation.id WHERE wamid = $1',
    [id],
  );
  return row?.contact_id ?? 'none';
}

describe.each(databases)('contacts on $name', ({ open }) => {
  it('stay one person when number and user id appear together after each alone', async () => {
    const relay = await startWhatsapp(open);
    const byPhone = await write(relay, { from: '4915112345642', name: 'Ada' });
    expect(await write(relay, { from: '4915112345642', from_user_id: 'DE.1', name: 'Ada B.' })).toBe(byPhone);
    expect(await write(relay, { from_user_id: 'DE.1' })).toBe(byPhone);
    expect(await loadContacts(relay.database, [byPhone])).toEqual(
      new Map([[byPhone, { id: byPhone, displayName: 'Ada B.', username: null, maskedNumber: '+49 ••• ••42', createdAt: relay.clock.now() }]]),
    );
  });

  it('never give a thread to the next owner of a number', async () => {
    const relay = await startWhatsapp(open);
    const former = await write(relay, { from: '4915112345642', from_user_id: 'DE.1', name: 'Former' });
    const next = await write(relay, { from: '4915112345642', from_user_id: 'DE.2', name: 'Next' });
    expect(next).not.toBe(former);
    const loaded = await loadContacts(relay.database, [former, next]);
    expect([loaded.get(former)?.maskedNumber, loaded.get(next)?.maskedNumber]).toEqual([null, '+49 ••• ••42']);
    expect(await relay.database.query(`SELECT value FROM contact_alias WHERE contact_id = $1 AND retired_at IS NOT NULL`, [former])).toEqual([{ value: '4915112345642' }]);
  });

  it('lose their number when they change it, and are not joined with the new one by themselves', async () => {
    const relay = await startWhatsapp(open);
    const contact = await write(relay, { from: '4915112345642', from_user_id: 'DE.1', name: 'Ada' });
    const told = await write(relay, { from: '4915112345642' }, { type: 'system', system: { type: 'user_changed_number', body: 'changed', wa_id: '4915199999999', user_id: 'DE.9' } });
    expect(told).toBe(contact);
    expect(await write(relay, { from: '4915112345642', name: 'Stranger' })).not.toBe(contact);
    expect(await write(relay, { from: '4915199999999', from_user_id: 'DE.9', name: 'Ada' })).not.toBe(contact);
    const [conversation] = await relay.database.query<{ id: string }>('SELECT id FROM conversation WHERE contact_id = $1', [contact]);
    const request = relay.draft(conversation?.id as never, 'to nobody');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request);
    await relay.settled();
    expect(await relay.message(request.id)).toMatchObject({ delivery: { stage: 'failed', failure: { reason: 'number-changed' } } });
    expect(relay.graph.sent()).toEqual([]);
  });

  it('keep their thread when only the user id changes', async () => {
    const relay = await startWhatsapp(open);
    const contact = await write(relay, { from: '4915112345642', from_user_id: 'DE.1', name: 'Ada' });
    await write(relay, {}, { type: 'system', system: { type: 'user_changed_user_id', body: 'b', previous_user_id: 'DE.1', user_id: 'DE.3' } });
    expect(await write(relay, { from_user_id: 'DE.3' })).toBe(contact);
    expect(await write(relay, { from: '4915112345642', from_user_id: 'DE.3' })).toBe(contact);
  });

  it('are known by the number that Meta answers with, too', async () => {
    const relay = await startWhatsapp(open);
    const contact = await write(relay, { from: '5511987654321', name: 'Bia' });
    relay.graph.reply = () => acceptAs('wamid.x', { wa_id: '551187654321' });
    const [conversation] = await relay.database.query<{ id: string }>('SELECT id FROM conversation');
    await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, relay.draft(conversation?.id as never, 'olá'));
    await relay.settled();
    expect(await write(relay, { from: '551187654321' })).toBe(contact);
  });
});
