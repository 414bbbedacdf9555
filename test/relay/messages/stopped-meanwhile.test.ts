import { describe, expect, it } from 'vitest';
import { storeTemplates } from '../../../relay/templates/store-templates.ts';
import { loadContacts } from '../../../relay/contacts/load-contacts.ts';
import { hour, minute } from '../../../shared/kernel/time.ts';
import { databases } from '../../support/open-databases.ts';
import { testId } from '../../support/make-company.ts';
import { inbound } from '../whatsapp/support/payloads.ts';
import { acceptAs, refuseWith } from '../whatsapp/support/fake-graph.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

/** A client who has written, and templates of both kinds. */
async function begin(relay: TestWhatsapp) {
  const conversation = await relay.customerWrites('Sotp');
  const now = relay.clock.now();
  const [number] = await relay.database.query<{ business_account_id: string }>('SELECT business_account_id FROM number');
  const template = (name: string, category: string) => ({ metaId: null, name, language: 'en', status: 'APPROVED', statusReason: null, category, quality: null, parameterFormat: 'positional' as const, components: [{ type: 'BODY', text: `Words of ${name}.` }] });
  await storeTemplates(relay.database, { companyId: relay.company.id, businessAccountId: number?.business_account_id ?? '', templates: [template('offer', 'MARKETING'), template('news', 'UTILITY')], askedAt: now, now, newId: () => testId(now) });
  const ids = new Map((await relay.database.query<{ id: string; name: string }>('SELECT id, name FROM template')).map(({ id, name }) => [name, id]));
  const queue = async (name: string, sendAt?: number) => {
    const request = relay.draft(conversation, '', { content: { kind: 'template', templateId: ids.get(name), header: null, values: [] } as never, ...(sendAt === undefined ? {} : { sendAt }) });
    expect(await relay.whatsapp.acceptOutgoing(relay.company.employee, deviceId, request)).toMatchObject({ ok: true, value: { created: true } });
    await relay.settled();
    return request.id;
  };
  return { conversation, queue };
}

describe.each(databases)('a client who says STOP while an offer waits, on $name', ({ open }) => {
  it('gets none of it, whatever it waited for, and still gets what is no offer', async () => {
    const relay = await startWhatsapp(open);
    const { queue } = await begin(relay);
    relay.graph.reply = () => refuseWith(80007);
    const queued = await queue('offer');
    const service = await queue('news');
    const planned = await queue('offer', relay.clock.now() + hour);
    expect((await relay.message(queued)).delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'rate' } });
    const asked = relay.graph.sent().length;
    relay.graph.reply = () => acceptAs('wamid.service');

    // They correct what they mistyped: an edit is their word too.
    await relay.deliver(inbound({ id: 'wamid.edit', timestamp: String(Math.floor(relay.clock.now() / 1000) + 1), type: 'edit', edit: { original_message_id: 'wamid.in.1', message: { type: 'text', text: { body: 'STOP' } } } }));
    const [client] = await relay.database.query<{ id: string }>('SELECT id FROM contact');
    const id = client?.id ?? '';
    expect((await loadContacts(relay.database, [id])).get(id)).toMatchObject({ consents: [{ purpose: 'marketing', state: 'withdrawn', proof: 'STOP', recordedBy: null }] });

    await relay.pass(10 * minute);
    await relay.pass(2 * hour);
    const refused = { stage: 'failed', failure: { code: null, reason: 'opted-out', detail: null } };
    expect((await relay.message(queued)).delivery).toMatchObject(refused);
    expect((await relay.message(planned)).delivery).toMatchObject(refused);
    expect((await relay.message(service)).delivery).toMatchObject({ stage: 'sent' });
    expect(relay.graph.sent().slice(asked), 'WhatsApp was asked for the service message alone').toHaveLength(1);
  });
});
