import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeChange } from './decode-change.ts';
import { readFields, readList } from './read-field.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

/** What a webhook body holds, or why it holds nothing for us. */
export type DecodedDelivery =
  | { readonly kind: 'events'; readonly events: readonly WhatsappEvent[] }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-whatsapp' };

/**
 * Turns the bytes of a webhook into events. Pure, and total: no bytes make it throw.
 *
 * @param receivedAt stands in where an entry tells no usable time.
 */
export function decodeDelivery(body: Uint8Array, receivedAt: Instant): DecodedDelivery {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return { kind: 'not-json' };
  }
  const envelope = readFields(parsed);
  if (envelope === null || envelope['object'] !== 'whatsapp_business_account' || !Array.isArray(envelope['entry'])) return { kind: 'not-whatsapp' };
  const events = readList(envelope['entry']).flatMap((item): readonly WhatsappEvent[] => {
    const entry = readFields(item);
    if (entry === null || !Array.isArray(entry['changes'])) return [{ kind: 'undecodable', of: 'other' }];
    return entry['changes'].flatMap((change) => decodeChange(change, receivedAt));
  });
  return { kind: 'events', events };
}
