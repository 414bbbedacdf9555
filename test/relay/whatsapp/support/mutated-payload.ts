import fc from 'fast-check';
import { readFixtures } from './fixtures.ts';
import { delivery, inbound, status } from './payloads.ts';

const seeds: readonly unknown[] = [
  ...(readFixtures('webhooks') ?? []).map((fixture) => JSON.parse(fixture.body.toString('utf8')) as unknown),
  inbound({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{"a":{"b":[1]}}' } } }),
  inbound({ type: 'order', order: { product_items: [{ product_retailer_id: 'p', quantity: 1, item_price: 2, currency: 'EUR' }] } }),
  inbound({ type: 'edit', edit: { original_message_id: 'x', message: { type: 'text', text: { body: 'y' } } } }),
  status({ status: 'failed', errors: [{ code: 131026, error_data: { details: 'd' } }], pricing: {} }),
  delivery({ history: [{ threads: [{ id: '4915', messages: [{ from: '4915', id: 'h', timestamp: '1', type: 'text', text: { body: 'b' } }] }] }] }, 'history'),
  delivery({ message_echoes: [{ from: '1', to: '4915', id: 'e', timestamp: '1', type: 'revoke', revoke: { original_message_id: 'o' } }] }, 'smb_message_echoes'),
];

/** What somebody might put in place of any value. */
export const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, [[]], '\u0000', '\ud800', '\u202Egnp', '../../x', '{"a":', { toString: 1 }, { length: -1 }, 'constructor', '__proto__'),
  fc.integer({ min: 1_000, max: 30_000 }).map((length) => 'A'.repeat(length)),
);

/** Every place in a value, as a list of keys. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function replaceAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Record<string, unknown>) };
  const fields = copy as Record<string, unknown>;
  if (rest.length === 0 && put === undefined) delete fields[key];
  else fields[key] = replaceAt(fields[key], rest, put);
  return copy;
}

/** A real payload in which up to four places were replaced or left out. */
export const mutated = fc
  .constantFrom(...seeds)
  .chain((seed) => fc.tuple(fc.constant(seed), fc.array(fc.tuple(fc.nat(), fc.option(hostile, { nil: undefined })), { minLength: 1, maxLength: 4 })))
  .map(([seed, changes]) =>
    changes.reduce<unknown>((value, [pick, put]) => {
      const places = placesIn(value).slice(1);
      const place = places[pick % Math.max(1, places.length)];
      return place === undefined ? value : replaceAt(value, place, put);
    }, seed),
  );

/** The entries of a delivery, whatever it is. */
export function entriesOf(payload: unknown): readonly unknown[] {
  const entry = typeof payload === 'object' && payload !== null && 'entry' in payload ? payload.entry : [payload];
  return Array.isArray(entry) ? (entry as unknown[]) : [entry];
}
