import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databases } from '../../../support/open-databases.ts';
import { entriesOf, mutated } from '../support/mutated-payload.ts';
import { delivery } from '../support/payloads.ts';
import { startWhatsapp } from '../support/start-whatsapp.ts';

const deliveries = 150;

describe.each(databases)('receiving anything on $name', ({ open }) => {
  it.each([417_101, 417_102])('answers every signed body with 200, applies it without an error of the database, and keeps its good neighbour (seed %i)', async (seed) => {
    const { deliver, database, pass } = await startWhatsapp(open);
    const expected: string[] = [];
    for (const [index, payload] of fc.sample(mutated, { numRuns: deliveries, seed }).entries()) {
      const id = `wamid.good.${index}`;
      const neighbour = delivery({ messages: [{ from: `491519${index}`, id, timestamp: '1750000000', type: 'text', text: { body: 'the good neighbour' } }] });
      expect(await deliver({ object: 'whatsapp_business_account', entry: [...entriesOf(payload), ...entriesOf(neighbour)] })).toBe(200);
      expected.push(id);
    }
    await pass(1_000);
    const stored = await database.query<{ wamid: string }>(`SELECT wamid FROM message WHERE content = '{"kind":"text","body":"the good neighbour"}' AND wamid LIKE 'wamid.good.%'`);
    expect(stored.map((row) => row.wamid).toSorted()).toEqual(expected.toSorted());
    expect(await database.query('SELECT last_error FROM webhook_delivery WHERE attempts > 0 AND last_error IS NOT NULL')).toEqual([]);
  });
});
