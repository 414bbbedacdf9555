import { describe, expect, it } from 'vitest';
import { storeTemplates } from '../../../relay/templates/store-templates.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { day, hour, minute } from '../../../shared/kernel/time.ts';
import { makeId } from '../../../shared/kernel/make-id.ts';
import { databases } from '../../support/open-databases.ts';
import { testId } from '../../support/make-company.ts';
import { deviceId, startWhatsapp } from '../whatsapp/support/start-whatsapp.ts';
import type { TestWhatsapp } from '../whatsapp/support/start-whatsapp.ts';

const businessAccountId = '102290129340398';

type Stage = TestWhatsapp & {
  readonly conversations: readonly ConversationId[];
  /** Queues the template for a conversation; answers the message. */
  readonly offer: (conversation: ConversationId | undefined, through?: TestWhatsapp['whatsapp']) => Promise<string>;
};

/** Contacts who all wrote more than a day ago, a template, and a portfolio that may reach two people within 24 hours. */
async function begin(open: Parameters<typeof startWhatsapp>[0], contacts: number): Promise<Stage> {
  const stage = await startWhatsapp(open);
  const conversations: ConversationId[] = [];
  for (let index = 0; index < contacts; index += 1) conversations.push(await stage.customerWrites('hello', { from: `4915100000${index}00` }));
  await stage.pass(25 * hour);
  await stage.database.query(`UPDATE number SET messaging_tier = 'TIER_2', business_account_id = $1`, [businessAccountId]);
  const template = { metaId: null, name: 'come_back', language: 'en', status: 'APPROVED', statusReason: null, category: 'UTILITY', quality: null, parameterFormat: 'positional', components: [{ type: 'BODY', text: 'Please write to us.' }] };
  const now = stage.clock.now();
  await storeTemplates(stage.database, { companyId: stage.company.id, businessAccountId, templates: [template], askedAt: now, now, newId: () => testId(now) });
  const [row] = await stage.database.query<{ id: string }>('SELECT id FROM template');
  return {
    ...stage,
    conversations,
    offer: async (conversation, through = stage.whatsapp) => {
      const content = { kind: 'template', templateId: row?.id, header: null, values: [] } as never;
      const draft = stage.draft(conversation as ConversationId, '', { id: makeId(stage.clock.now(), crypto.getRandomValues(new Uint8Array(10))) as never, content });
      expect(await through.acceptOutgoing(stage.company.employee, deviceId, draft)).toMatchObject({ ok: true });
      return draft.id;
    },
  };
}

describe.each(databases)("the portfolio's messaging limit, kept where messages are taken from the queue, on $name", ({ open }) => {
  it('holds the third person within 24 hours over two processes, says until when, and lets them go as places come free', async () => {
    const stage = await begin(open, 4);
    const other = await stage.second();
    const [one, two, three, four] = stage.conversations;
    const begun = stage.clock.now();
    await stage.offer(one);
    await stage.settled();
    await stage.pass(hour);
    await stage.offer(two, other);
    await stage.settled();
    const third = await stage.offer(three);
    const fourth = await stage.offer(four, other);
    await stage.settled();
    expect(stage.graph.sent()).toHaveLength(2);
    for (const held of [third, fourth]) {
      expect((await stage.message(held)).delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'messaging-limit', until: begun + day } });
    }
    // Who was reached already costs no place.
    const again = await stage.offer(one, other);
    await stage.settled();
    expect((await stage.message(again)).delivery?.stage).toBe('sent');
    expect(stage.graph.sent()).toHaveLength(3);
    await stage.pass(begun + day - stage.clock.now() - minute);
    expect(stage.graph.sent()).toHaveLength(3);
  });

  it('gives each place that comes free to one waiting message', async () => {
    const stage = await begin(open, 4);
    const [one, two, three, four] = stage.conversations;
    await stage.offer(one);
    await stage.settled();
    await stage.pass(12 * hour);
    await stage.offer(two);
    await stage.settled();
    const third = await stage.offer(three);
    const fourth = await stage.offer(four);
    await stage.settled();
    expect(stage.graph.sent()).toHaveLength(2);
    await stage.pass(12 * hour - minute);
    expect(stage.graph.sent()).toHaveLength(2);
    await stage.pass(2 * minute);
    expect(stage.graph.sent()).toHaveLength(3);
    expect((await stage.message(third)).delivery?.stage).toBe('sent');
    expect((await stage.message(third)).delivery?.waiting).toBeUndefined();
    expect((await stage.message(fourth)).delivery).toMatchObject({ stage: 'queued', waiting: { reason: 'messaging-limit' } });
  });

  it('does not count who wrote, and no text waits behind it', async () => {
    const stage = await begin(open, 3);
    const [one, two, three] = stage.conversations;
    await stage.offer(one);
    await stage.offer(two);
    await stage.settled();
    const held = await stage.offer(three);
    await stage.settled();
    expect((await stage.message(held)).delivery).toMatchObject({ waiting: { reason: 'messaging-limit' } });
    await stage.customerWrites('here I am', { from: '4915100000200' });
    const answer = stage.draft(three as ConversationId, 'at once');
    await stage.whatsapp.acceptOutgoing(stage.company.employee, deviceId, answer);
    await stage.settled();
    expect((await stage.message(answer.id)).delivery?.stage).toBe('sent');
    await stage.pass(2 * minute);
    expect((await stage.message(held)).delivery?.stage).toBe('sent');
    expect(stage.graph.sent()).toHaveLength(4);
  });
});
