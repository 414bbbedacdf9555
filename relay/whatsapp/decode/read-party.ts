import { cleanDisplayName } from './clean-name.ts';
import { readFields, readIdentifier, readList, readText } from './read-field.ts';
import type { Fields } from './read-field.ts';
import type { Party } from './whatsapp-event.ts';

/** A phone number as Meta's `wa_id` writes it: digits alone. Punctuation is taken off; anything that is no number is null. */
export function readPhone(value: unknown): string | null {
  const digits = readText(value)?.trim().replace(/[\s()+.-]/gu, '') ?? '';
  // E.164 allows 15 digits; test numbers and some placeholders are longer or shorter.
  return /^[0-9]{3,32}$/u.test(digits) ? digits : null;
}

/** A business-scoped user id, e.g. `US.13491208655302741918`. Opaque: libraries show shapes that Meta's pages do not. */
export function readUserId(value: unknown): string | null {
  return typeof value === 'string' ? readIdentifier(value.trim(), 160) : null;
}

/**
 * Puts together whom a message is about, from the message itself and from the `contacts` beside it.
 *
 * A contact entry belongs to the message when one of its ids does; so does a lone entry that contradicts none of the message's ids. (Two kinds of
 * number for one person exist, e.g. with and without Brazil's ninth digit; then the name is given up rather than put on a stranger.)
 *
 * @returns null when nobody is named.
 */
export function readParty(named: { readonly phone: unknown; readonly userId: unknown }, contacts: unknown): Party | null {
  const phone = readPhone(named.phone);
  // Some senders write the user id where the number used to stand.
  const userId = readUserId(named.userId) ?? (phone === null ? readShapedUserId(named.phone) : null);
  const entries = readList(contacts).map(readFields).filter((entry) => entry !== null);
  const lone = entries.length === 1 ? entries[0] : undefined;
  const own = entries.find((entry) => isSame(entry, phone, userId)) ?? (lone !== undefined && !contradicts(lone, phone, userId) ? lone : undefined);
  const party = {
    phone: phone ?? readPhone(own?.['wa_id']),
    userId: userId ?? readUserId(own?.['user_id']),
    ...readProfile(own),
    identityHash: readIdentifier(own?.['identity_key_hash'], 200),
  };
  return party.phone === null && party.userId === null ? null : party;
}

/** Whether an entry is certainly about somebody else: it tells an id of a kind that the message tells too, and another one. */
function contradicts(entry: Fields, phone: string | null, userId: string | null): boolean {
  const otherPhone = readPhone(entry['wa_id']);
  const otherUserId = readUserId(entry['user_id']);
  return (phone !== null && otherPhone !== null && phone !== otherPhone) || (userId !== null && otherUserId !== null && userId !== otherUserId);
}

function readShapedUserId(value: unknown): string | null {
  const text = readUserId(value);
  return text !== null && /^[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/u.test(text) ? text : null;
}

function isSame(entry: Fields, phone: string | null, userId: string | null): boolean {
  return (phone !== null && readPhone(entry['wa_id']) === phone) || (userId !== null && readUserId(entry['user_id']) === userId);
}

function readProfile(entry: Fields | undefined): Pick<Party, 'displayName' | 'username'> {
  const profile = readFields(entry?.['profile']);
  const name = cleanDisplayName(readText(profile?.['name']) ?? '');
  const username = cleanDisplayName(readText(profile?.['username']) ?? '').replace(/^@+/u, '');
  return { displayName: name === '' ? null : name, username: username === '' ? null : username };
}
