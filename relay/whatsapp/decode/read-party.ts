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
 * A contact entry belongs to the message when one of its ids does; a lone entry beside a message that names nobody belongs to it too.
 *
 * @returns null when nobody is named.
 */
export function readParty(named: { readonly phone: unknown; readonly userId: unknown }, contacts: unknown): Party | null {
  const phone = readPhone(named.phone);
  const userId = readUserId(named.userId);
  const entries = readList(contacts).map(readFields).filter((entry) => entry !== null);
  const own = entries.find((entry) => isSame(entry, phone, userId)) ?? (entries.length === 1 && phone === null && userId === null ? entries[0] : undefined);
  const party = {
    phone: phone ?? readPhone(own?.['wa_id']),
    userId: userId ?? readUserId(own?.['user_id']),
    ...readProfile(own),
  };
  return party.phone === null && party.userId === null ? null : party;
}

function isSame(entry: Fields, phone: string | null, userId: string | null): boolean {
  return (phone !== null && readPhone(entry['wa_id']) === phone) || (userId !== null && readUserId(entry['user_id']) === userId);
}

function readProfile(entry: Fields | undefined): Pick<Party, 'displayName' | 'username'> {
  const profile = readFields(entry?.['profile']);
  const name = cleanDisplayName(readText(profile?.['name']) ?? '');
  const username = cleanDisplayName(readText(profile?.['username']) ?? '');
  return { displayName: name === '' ? null : name, username: username === '' ? null : username };
}
