import { readFields, readIdentifier, readList } from '../decode/read-field.ts';

/** A webhook field of our own; Meta's names have no such prefix. */
const canaryField = 'deskline_canary';

/** Longer than any canary. */
const longestCanary = 1_000;

/** A harmless delivery in Meta's envelope: it names no number, holds no person, and changes nothing. */
export function composeCanary(id: string): Buffer {
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '0', changes: [{ field: canaryField, value: { canary: id } }] }] }), 'utf8');
}

/** The id in a delivery of ours, or null when it is one of Meta's. */
export function readCanary(body: Uint8Array): string | null {
  if (body.length > longestCanary) return null;
  try {
    const delivery = readFields(JSON.parse(Buffer.from(body).toString('utf8')));
    const change = readFields(readList(readFields(readList(delivery?.['entry'])[0])?.['changes'])[0]);
    return change?.['field'] === canaryField ? readIdentifier(readFields(change['value'])?.['canary'], 100) : null;
  } catch {
    return null;
  }
}
