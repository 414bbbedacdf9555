import { readFields, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import { readPhone, readUserId } from '../read-party.ts';
import type { DecodedContent, IdentityChange } from '../whatsapp-event.ts';

/** Reads what WhatsApp reports about the contact; null when it says nothing. Old names of events become today's. */
export function decodeSystem(message: Fields): DecodedContent | null {
  const part = readFields(message['system']);
  const body = readText(part?.['body']) ?? '';
  const told = readWords(part?.['type'])?.slice(0, 100);
  if (part === null || (told === undefined && body === '')) return null;
  return { kind: 'system', event: told === undefined ? 'unknown' : (today[told] ?? told), body };
}

const today: Readonly<Record<string, string>> = {
  customer_changed_number: 'user_changed_number',
};

/** The new number or id that a system message tells of; null when it tells of none. */
export function decodeIdentityChange(message: Fields): IdentityChange | null {
  const part = readFields(message['system']);
  const event = readText(part?.['type']);
  if (part === null || (event !== 'user_changed_number' && event !== 'customer_changed_number' && event !== 'user_changed_user_id')) return null;
  return {
    phone: event === 'user_changed_user_id' ? null : (readPhone(part['wa_id']) ?? readPhone(part['new_wa_id'])),
    userId: readUserId(part['user_id']),
    previousUserId: readUserId(part['previous_user_id']),
  };
}
