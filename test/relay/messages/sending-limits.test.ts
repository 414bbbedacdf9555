import { describe, expect, it } from 'vitest';
import { second } from '../../../shared/kernel/time.ts';
import { databases } from '../../support/open-databases.ts';
import { acceptAs, refuseWith } from '../whatsapp/support/fake-graph.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import { customerPhone } from '../whatsapp/support/payloads.ts';

describe.each(databases)('limits of WhatsApp kept before it complains, on $name', ({ open }) => {
  const sendMany = async (stage: TestWhatsapp, conversation: Awaited<ReturnType<TestWhatsapp['customerWrites']>>, count: number) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const draft = stage.draft(conversation, `number ${index}`);
      ids.push(draft.id);
      const accepted = await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, draft);
      expect(accepted.ok).toBe(true);
    }
    return ids;
  };

  it('holds the 45th message to one user, says why and until when, and keeps the meter over a restart', async () => {
    const stage = await startWhatsapp(open);
    const conversation = await stage.customerWrites();
    const ids = await sendMany(stage, conversation, 46);
    await stage.settled();
    await stage.pass(0);
    expect(stage.graph.sent()).toHaveLength(44);
    const held = await stage.message(ids[44] ?? '');
    expect(held.delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'pair-rate', until: stage.clock.now() + 6 * second } });

    await stage.whatsapp.stop();
    const other = await stage.second();
    await stage.settled();
    expect(stage.graph.sent()).toHaveLength(44);
    await stage.pass(6 * second);
    expect(stage.graph.sent()).toHaveLength(45);
    expect((await stage.message(ids[44] ?? '')).delivery).toMatchObject({ stage: 'sent' });
    expect((await stage.message(ids[44] ?? '')).delivery?.waiting).toBeUndefined();
    await stage.pass(6 * second);
    expect(stage.graph.sent()).toHaveLength(46);
    await other.stop();
  });

  it('sends no more in a second than the number may, from two processes together', async () => {
    const stage = await startWhatsapp(open);
    // 20 a second: what is written on the phone shows that the number is in use there too.
    await stage.customerWrites();
    await stage.database.query(`UPDATE message SET author = '{"kind":"phone-app"}'`);
    const conversations = [];
    for (let index = 0; index < 12; index += 1) {
      const phone = `49151000000${String(index).padStart(2, '0')}`;
      conversations.push(await stage.customerWrites('hello', { from: phone, id: `wamid.many.${index}` }).catch(() => null));
    }
    const rows = await stage.database.query<{ id: string }>('SELECT id FROM conversation ORDER BY id');
    await stage.pass(5 * second);
    const other = await stage.second();
    for (let round = 0; round < 3; round += 1) {
      for (const [index, row] of rows.entries()) {
        const from = index % 2 === 0 ? stage.whatsapp : other;
        await from.acceptOutgoing(stage.company.employee, deviceId, stage.draft(row.id as never, `round ${round}`));
      }
    }
    const wanted = rows.length * 3;
    await stage.settled();
    await stage.pass(0);
    const places = Math.min(wanted, 19);
    expect(stage.graph.sent().length).toBe(places);
    await stage.pass(second);
    expect(stage.graph.sent().length).toBe(Math.min(wanted, 2 * 19));
    await stage.pass(2 * second);
    await stage.pass(2 * second);
    expect(stage.graph.sent().length).toBe(wanted);
  });

  it('waits for the contact when the window turns out to be closed, and lets nothing stand behind it', async () => {
    const stage = await startWhatsapp(open);
    const conversation = await stage.customerWrites();
    stage.graph.reply = (request, count) => (count === 1 && request.method === 'POST' ? refuseWith(131_047) : acceptAs(`wamid.out.${count}`));
    const first = stage.draft(conversation, 'too late');
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, first);
    await stage.settled();
    expect((await stage.message(first.id)).delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'window' } });
    await stage.pass(60 * second);
    expect(stage.graph.sent()).toHaveLength(1);
    const later = stage.draft(conversation, 'not behind it');
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, later);
    await stage.settled();
    expect((await stage.message(later.id)).delivery?.stage).toBe('sent');
    stage.clock.advance(60 * second);
    await stage.customerWrites('here I am', { from: customerPhone });
    await stage.pass(2 * second);
    expect((await stage.message(first.id)).delivery?.stage).toBe('sent');
  });

  it('waits a day for a person who has had enough advertising, without holding up others, and then gives up', async () => {
    const stage = await startWhatsapp(open);
    const conversation = await stage.customerWrites();
    stage.graph.reply = () => refuseWith(131_049);
    const draft = stage.draft(conversation, 'buy this');
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, draft);
    await stage.settled();
    const { delivery } = await stage.message(draft.id);
    expect(delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'marketing-cap' } });
    expect((delivery?.waiting?.until ?? 0) - stage.clock.now()).toBeGreaterThanOrEqual(24 * 3_600_000);
    for (let days = 0; days < 4; days += 1) await stage.pass(26 * 3_600_000);
    expect((await stage.message(draft.id)).delivery).toMatchObject({ stage: 'failed', failure: { code: 131_049, reason: 'marketing-cap' } });
    expect(stage.graph.sent().length).toBeLessThanOrEqual(3);
  });
});
