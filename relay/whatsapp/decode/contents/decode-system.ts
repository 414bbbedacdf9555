import { readFields, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import { readPhone, readUserId } from '../read-party.ts';
import type { DecodedContent, IdentityChange } from '../whatsapp-event.ts';

/** Reads what WhatsApp reports about the contact; null when it says nothing. Old names of events become today's. */
export function decodeSystem(message: Fields): DecodedContent | null {
  const part = readFields(message['system']);
  // The oldest captures of an identity change have `identity` alone.
  if (part === null) return readFields(message['identity']) === null ? null : { kind: 'system', event: 'user_identity_changed', body: '' };
  const event = eventOf(part);
  const body = readText(part['body']) ?? '';
  return event === null && body === '' ? null : { kind: 'system', event: event ?? 'unknown', body };
}

const today: Readonly<Record<string, string>> = {
  customer_changed_number: 'user_changed_number',
  customer_identity_changed: 'user_identity_changed',
  customer_changed_user_id: 'user_changed_user_id',
};

function eventOf(part: Fields): string | null {
  const told = readWords(part['type'])?.slice(0, 100);
  if (told !== undefined) return today[told] ?? told;
  // Before there was a type, the new number alone told what had happened.
  return readPhone(part['new_wa_id']) === null ? null : 'user_changed_number';
}

/** The new number or id that a system message tells of; null when it tells of none. */
export function decodeIdentityChange(message: Fields): IdentityChange | null {
  const part = readFields(message['system']);
  const event = part === null ? null : eventOf(part);
  if (part === null || (event !== 'user_changed_number' && event !== 'user_changed_user_id')) return null;
  const told = event === 'user_changed_user_id' ? null : (readPhone(part['wa_id']) ?? readPhone(part['new_wa_id']));
  const userId = readUserId(part['user_id']);
  // Some captures repeat the sender's number as `wa_id` in every system message: that is no change.
  const phone = told !== null && told === readPhone(message['from']) ? null : told;
  if (phone === null && userId === null) return null;
  return { phone, userId, previousUserId: readUserId(part['previous_user_id']) };
}

/**
 * Whom a system message is about, where it has no sender.
 *
 * The former user id is a field since August 2026; before, it stood in the sentence alone ('User NAME changed from A to B'). A name may imitate the
 * sentence, so the last 'changed from' counts, it must end the sentence, and its B must be the id that the field tells.
 */
export function readFormerOwner(message: Fields): { readonly phone: string | null; readonly userId: string | null } {
  const part = readFields(message['system']);
  const previous = readUserId(part?.['previous_user_id']);
  const [, from = '', to = ''] = /.*\bchanged from (\S+) to (\S+)$/su.exec((readText(part?.['body']) ?? '').trim()) ?? [];
  const named = { phone: readPhone(part?.['wa_id']) ?? readPhone(part?.['new_wa_id']), userId: readUserId(part?.['user_id']) };
  const phone = to !== '' && readPhone(to) !== null && readPhone(to) === named.phone ? readPhone(from) : null;
  const userId = previous ?? (to !== '' && to === named.userId ? readUserId(from) : null);
  // Nothing tells who it was: the thread of the new id is the only one that can be named.
  return phone === null && userId === null ? { phone: null, userId: named.userId } : { phone, userId };
}
