import { describe, expect, it, vi } from 'vitest';
import { newPostgresUrl } from '../../support/open-databases.ts';
import { startWorld } from './support/start-world.ts';

const kinds = [
  { name: 'the embedded database', databaseUrl: async () => undefined },
  { name: 'PostgreSQL', databaseUrl: newPostgresUrl },
];

const grace = { key: 'grace', name: 'Grace Brandt', phone: '447700900123' };
const offer = (templateId: string): object => ({ kind: 'template', templateId, header: null, values: [{ part: 'body', buttonIndex: null, key: '1', value: 'Grace' }] });

/** A customer who has written, and the id of a template that is marketing. */
async function worldWithOffer(...given: Parameters<typeof startWorld>) {
  const world = await startWorld(...given);
  await world.control('/customers', grace);
  const conversation = await world.customerWrites('grace');
  await world.ask('POST', '/v1/admin/templates/sync', undefined, 'admin');
  const { id } = (await world.ask('GET', '/v1/templates')).json.templates.find((template: { name: string }) => template.name === 'autumn_homes');
  return { world, conversation, id };
}

describe.each(kinds)('what contacts and WhatsApp want of us, on $name', ({ databaseUrl }) => {
  it("keeps a contact's word on marketing, and refuses it in time", async () => {
    const { world, conversation, id } = await worldWithOffer(await databaseUrl());
    await world.control('/customers/grace/marketing', { value: 'stop' });
    await world.settled();
    const contact = async () => (await world.changes()).filter((change) => change.entity === 'contact').at(-1).contact;
    expect((await contact()).marketingStoppedAt).toBeGreaterThan(0);
    expect((await world.send(conversation, offer(id))).json.error).toMatchObject({ code: 'opted-out', about: { at: expect.any(Number) } });
    expect((await world.send(conversation, { kind: 'text', body: 'An answer' })).status).toBe(201);
    await world.control('/customers/grace/marketing', { value: 'resume' });
    await world.settled();
    expect((await contact()).marketingStoppedAt).toBeUndefined();
    expect((await world.send(conversation, offer(id))).status).toBe(201);
  });

  it('takes a typed STOP at its word, and a START after it', async () => {
    const { world, conversation, id } = await worldWithOffer(await databaseUrl());
    const contact = async () => (await world.changes()).filter((change) => change.entity === 'contact').at(-1).contact;
    const says = async (body: string) => {
      await world.control('/customers/grace/speak', { type: 'text', body });
      await world.settled();
    };
    await says('Start');
    expect((await contact()).consents, 'a start that takes nothing back is no consent').toBeUndefined();
    await says('Please stop the leak');
    expect((await world.send(conversation, offer(id))).status).toBe(201);
    await says('STOP!');
    expect(await contact()).toMatchObject({ marketingStoppedAt: expect.any(Number), consents: [{ purpose: 'marketing', state: 'withdrawn', source: 'chat', proof: 'STOP!', recordedBy: null }] });
    expect((await world.send(conversation, offer(id))).json.error).toMatchObject({ code: 'opted-out', about: { at: expect.any(Number) } });
    expect((await world.send(conversation, { kind: 'text', body: 'You will get no more offers.' })).status).toBe(201);
    await says('START');
    expect(await contact()).toMatchObject({ consents: [{ purpose: 'marketing', state: 'given', source: 'chat', proof: 'START' }] });
    expect((await world.send(conversation, offer(id))).status).toBe(201);
  });

  it('learns of a stop that it had not heard of from the refusal 131050', async () => {
    const { world, conversation, id } = await worldWithOffer(await databaseUrl(), { refusalsAs: 'answer' });
    await world.control('/customers/grace/behaviour', { stoppedMarketing: true });
    const sent = await world.send(conversation, offer(id));
    expect((await world.message(sent.json.message.id)).delivery).toMatchObject({ stage: 'failed', failure: { code: 131050 } });
    expect((await world.send(conversation, offer(id))).json.error.code).toBe('opted-out');
  });

  it('blocks and unblocks a contact, and says where WhatsApp would not', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', grace);
    const conversation = await world.customerWrites('grace');
    const contactId = (await world.changes()).find((change) => change.entity === 'contact').contact.id as string;
    const blocked = await world.ask('POST', `/v1/contacts/${contactId}/block`);
    expect(blocked).toMatchObject({ status: 200, json: { done: [expect.any(String)], failed: [] } });
    expect(await world.calls('block-users')).toEqual([{ messaging_product: 'whatsapp', block_users: [{ user: grace.phone }] }]);
    expect((await world.changes()).find((change) => change.entity === 'contact').contact.blockedOn).toEqual(blocked.json.done);
    expect((await world.send(conversation, { kind: 'text', body: 'Hello' })).json.error).toMatchObject({ code: 'contact-blocked', about: { at: expect.any(Number) } });
    expect((await world.ask('DELETE', `/v1/contacts/${contactId}/block`)).json).toEqual({ done: blocked.json.done, failed: [] });
    expect((await world.send(conversation, { kind: 'text', body: 'Hello' })).status).toBe(201);
    expect((await world.ask('POST', `/v1/contacts/${contactId}/block`, undefined, 'admin')).status).toBe(404);

    // Who wrote long ago cannot be blocked: HTTP 400 with the lists beside the error.
    await world.control('/customers', { key: 'old', name: 'Old', phone: '447700900124' });
    await world.control('/customers/old/speak', { type: 'text', body: 'x', agoMs: 3 * 24 * 3_600_000 });
    await world.settled();
    const old = (await world.changes()).filter((change) => change.entity === 'contact').map((change) => change.contact).find((contact) => contact.displayName === 'Old');
    expect((await world.ask('POST', `/v1/contacts/${old.id}/block`)).json).toMatchObject({ done: [], failed: [{ code: 131047, words: expect.stringContaining('24 hours') }] });
  });

  it('counts what was blocked where the answer is HTTP 400 and some of the numbers of a contact failed', async () => {
    const world = await startWorld(await databaseUrl());
    await world.control('/customers', { ...grace, userId: 'GB.1349120865530274' });
    const conversation = await world.customerWrites('grace');
    // The same account shows a second number, which WhatsApp does not know any more when we block.
    const elsewhere = '447700900999';
    await world.control('/customers/grace/speak', { type: 'raw', withoutContacts: true, message: { from: elsewhere, type: 'text', text: { body: 'From my other number' } } });
    await world.settled();
    const contacts = (await world.changes()).filter((change) => change.entity === 'contact').map((change) => change.contact);
    expect(new Set(contacts.map((contact) => contact.id)).size).toBe(1);
    const contactId = contacts[0].id as string;

    const blocked = await world.ask('POST', `/v1/contacts/${contactId}/block`);
    expect((await world.control('/graph-calls?kind=block-users')).calls).toMatchObject([{ answerStatus: 400 }]);
    expect((await world.calls('block-users'))[0].block_users.map((entry: { user: string }) => entry.user).toSorted()).toEqual([grace.phone, elsewhere]);
    expect(blocked).toMatchObject({ status: 200, json: { done: [expect.any(String)], failed: [] } });
    expect((await world.graph('106540352242922/block_users')).json.data).toEqual([{ messaging_product: 'whatsapp', wa_id: grace.phone }]);
    expect((await world.changes()).filter((change) => change.entity === 'contact').at(-1).contact.blockedOn).toEqual(blocked.json.done);
    expect((await world.send(conversation, { kind: 'text', body: 'Hello' })).json.error.code).toBe('contact-blocked');
    expect(world.logged()).not.toContain(elsewhere);

    expect((await world.ask('DELETE', `/v1/contacts/${contactId}/block`)).json).toEqual({ done: blocked.json.done, failed: [] });
    expect((await world.graph('106540352242922/block_users')).json.data).toEqual([]);
  });

  it('learns of a stop from a late failed status, and keeps what Meta says beside our word for it', async () => {
    const { world, conversation, id } = await worldWithOffer(await databaseUrl());
    const sent = await world.send(conversation, offer(id));
    expect((await world.message(sent.json.message.id)).delivery.stage).toBe('sent');
    const before = (await world.ask('GET', '/v1/changes?after=0&limit=1000')).json.cursor as number;
    const call = (await world.control('/graph-calls?kind=messages')).calls.at(-1);
    const details = 'The recipient has chosen to stop receiving marketing messages.';
    await world.control('/statuses', { id: call.messageId, status: 'failed', errors: [{ code: 131050, details }] });
    await world.settled();
    expect((await world.message(sent.json.message.id)).delivery).toMatchObject({ stage: 'failed', failure: { code: 131050, reason: 'opted-out', detail: details } });
    const news = await world.changes(before);
    expect(news.find((change) => change.entity === 'contact').contact.marketingStoppedAt).toBeGreaterThan(0);
    expect((await world.send(conversation, offer(id))).json.error.code).toBe('opted-out');
    expect((await world.send(conversation, { kind: 'text', body: 'An answer' })).status).toBe(201);
    expect(world.logged()).not.toContain(details);
  });

  it('shows admins how WhatsApp sees each number, from Graph and from webhooks', async () => {
    const world = await startWorld(await databaseUrl());
    await world.settled();
    const [entry] = (await world.ask('GET', '/v1/admin/numbers', undefined, 'admin')).json.numbers;
    expect(entry).toMatchObject({ businessAccountId: '102290129340398', standing: { verifiedName: 'Harbour Lettings', quality: 'GREEN', messagingLimit: 'TIER_2K', status: 'CONNECTED', checkedAt: expect.any(Number) }, notices: [] });
    // Meta counts in seconds; what is told after the last look at Graph counts. That can be a whole second away, which is as long as this wait lasts by default.
    await vi.waitUntil(() => Date.now() >= Math.floor(entry.standing.checkedAt / 1000) * 1000 + 1_000, { timeout: 60_000 });
    const told = Math.floor(Date.now() / 1000);
    const account = (field: string, value: object, time = told): object => ({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', time, changes: [{ field, value }] }] });
    const phone = entry.number.displayPhoneNumber.replaceAll(/\D/g, '');
    for (const [field, value] of [
      ['phone_number_quality_update', { display_phone_number: phone, event: 'THROUGHPUT_UPGRADE', max_daily_conversations_per_business: 'TIER_10K' }],
      ['business_capability_update', { max_daily_conversations_per_business: 100_000, max_phone_numbers_per_business: 20 }],
      ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: '1700000100' }] }],
      ['account_alerts', { entity_type: 'WABA', entity_id: '1', alert_info: { alert_severity: 'WARNING', alert_status: 'ACTIVE', alert_type: 'OBA_APPROVED', alert_description: 'words' } }],
      ['phone_number_name_update', { display_phone_number: phone, decision: 'APPROVED', requested_verified_name: 'New Name', rejection_reason: null }],
      ['security', { display_phone_number: phone, event: 'PIN_CHANGED', requester: '1' }],
    ] as const) {
      await world.control('/webhooks', { body: account(field, value) });
      await world.settled();
    }
    // Repeated by Meta long after: kept, and undoes nothing.
    await world.control('/webhooks', { body: account('business_capability_update', { max_daily_conversations_per_business: 250 }, 1_700_000_000) });
    await world.control('/webhooks', { body: account('phone_number_name_update', { display_phone_number: phone, decision: 'APPROVED', requested_verified_name: 'Old Name' }, 1_700_000_000) });
    await world.settled();
    const [after] = (await world.ask('GET', '/v1/admin/numbers', undefined, 'admin')).json.numbers;
    expect(after.standing).toMatchObject({ throughput: 'HIGH', messagingLimit: 'TIER_100K', verifiedName: 'New Name', nameStatus: 'APPROVED' });
    expect(after.notices.map((notice: { field: string }) => notice.field).toSorted()).toEqual(
      ['account_alerts', 'account_update', 'business_capability_update', 'business_capability_update', 'phone_number_name_update', 'phone_number_name_update', 'phone_number_quality_update', 'security'],
    );
    expect((await world.ask('GET', '/v1/admin/numbers')).status).toBe(403);
  });

  it('reads and changes the business profile, within its limits', async () => {
    const world = await startWorld(await databaseUrl());
    const [{ number }] = (await world.ask('GET', '/v1/admin/numbers', undefined, 'admin')).json.numbers;
    const path = `/v1/admin/numbers/${number.id}/profile`;
    const changed = await world.ask('POST', path, { about: 'We let homes', websites: ['https://lettings.example'] }, 'admin');
    expect(changed).toMatchObject({ status: 200, json: { profile: { about: 'We let homes', websites: ['https://lettings.example'] } } });
    expect((await world.ask('GET', path, undefined, 'admin')).json).toEqual(changed.json);
    expect((await world.ask('POST', path, { about: 'x'.repeat(140) }, 'admin')).status).toBe(400);
    expect((await world.ask('POST', path, { about: 'x' })).status).toBe(403);
  });
});
