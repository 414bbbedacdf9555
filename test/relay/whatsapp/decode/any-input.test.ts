import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDelivery } from '../../../../relay/whatsapp/decode/decode-delivery.ts';
import { readFixtures } from '../support/fixtures.ts';
import { entriesOf, hostile, mutated } from '../support/mutated-payload.ts';
import { bytesOf, delivery } from '../support/payloads.ts';

const fixtures = readFixtures('webhooks');
const good = { from: '4915100000001', id: 'wamid.good', timestamp: '1750000000', type: 'text', text: { body: 'the good neighbour' } };

describe('decoding anything', () => {
  it(fixtures === null ? 'has no payloads of others to read here: ../shared/fixtures is absent' : 'understands every payload that others wrote', () => {
    const undecodable = (fixtures ?? []).filter(({ body }) => {
      const decoded = decodeDelivery(body, 0);
      return decoded.kind !== 'events' || decoded.events.length === 0 || decoded.events.some((event) => event.kind === 'undecodable');
    });
    expect(undecodable.map((fixture) => fixture.name)).toEqual([]);
  });

  it('never throws and never loses a good neighbour, whatever a payload holds', () => {
    fc.assert(
      fc.property(mutated, (payload) => {
        const withNeighbour = {
          object: 'whatsapp_business_account',
          entry: [
            ...entriesOf(payload),
            ...entriesOf(delivery({ messages: [good] })),
          ],
        };
        const decoded = decodeDelivery(bytesOf(withNeighbour), 5);
        const events = decoded.kind === 'events' ? decoded.events : [];
        expect(events.filter((event) => event.kind === 'message' && event.wamid === 'wamid.good')).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the good messages of a list in which others are broken', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (junk) => {
        const decoded = decodeDelivery(bytesOf(delivery({ contacts: junk, messages: [...junk, good, ...junk], statuses: junk })), 5);
        const events = decoded.kind === 'events' ? decoded.events : [];
        expect(events.filter((event) => event.kind === 'message' && event.wamid === 'wamid.good')).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('survives bytes that are no JSON, no object, or nested without end', () => {
    const bodies = ['', 'null', '[]', '7', '"x"', '{"object":"page"}', '{"object":"whatsapp_business_account"}', '{', '\ufeff{}', `${'['.repeat(100_000)}${']'.repeat(100_000)}`];
    for (const body of bodies) expect(decodeDelivery(Buffer.from(body), 0).kind).not.toBe('events');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeDelivery(bytes, 0).kind !== 'events'));
  });
});
