import type { Instant } from '../../../shared/kernel/time.ts';
import { decodeAccountChange } from './decode-account-change.ts';
import { decodeChange } from './decode-change.ts';
import { readFields, readIdentifier, readList } from './read-field.ts';
import type { Fields } from './read-field.ts';
import type { WhatsappEvent } from './whatsapp-event.ts';

/** What a webhook body holds, or why it holds nothing for us. */
export type DecodedDelivery =
  /** `accounts`: to which business account the numbers belong, by Meta's ids of both. */
  | { readonly kind: 'events'; readonly events: readonly WhatsappEvent[]; readonly accounts: ReadonlyMap<string, string> }
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
    parsed = parseJson(new TextDecoder().decode(body));
  } catch {
    return { kind: 'not-json' };
  }
  const envelope = readFields(parsed);
  if (envelope === null || envelope['object'] !== 'whatsapp_business_account' || !Array.isArray(envelope['entry'])) return { kind: 'not-whatsapp' };
  const accounts = new Map<string, string>();
  const events = readList(envelope['entry']).flatMap((item): readonly WhatsappEvent[] => {
    const entry = readFields(item);
    if (entry === null || !Array.isArray(entry['changes'])) return [{ kind: 'undecodable', of: 'other' }];
    for (const change of entry['changes']) noteAccount(accounts, entry, change);
    return entry['changes'].flatMap((change) => decodeAccountChange(entry, change, receivedAt) ?? decodeChange(change, receivedAt));
  });
  return { kind: 'events', events, accounts };
}

function noteAccount(accounts: Map<string, string>, entry: Fields, change: unknown): void {
  const account = readIdentifier(entry['id'], 32);
  const phoneNumberId = readIdentifier(readFields(readFields(readFields(change)?.['value'])?.['metadata'])?.['phone_number_id'], 100);
  // Test deliveries of Meta's dashboard come with the account 0.
  if (account !== null && /^\d{5,32}$/u.test(account) && phoneNumberId !== null) accounts.set(phoneNumberId, account);
}

/** Digits that a number cannot hold: ids of Meta's have up to 20 and are written without quotes in some captures. */
const longNumber = /[:,[]\s*-?\d{16,}/u;

/** As `JSON.parse`, but a whole number that would be rounded becomes a text of its digits. */
function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/u.test(context?.source ?? '') ? context?.source : value,
  );
}
