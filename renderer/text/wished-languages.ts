import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Words } from './words.ts';

/** The languages in which a contact is written to, best first: what somebody set for them, then the one that the person works in. */
export function wishedLanguages(contact: Pick<Contact, 'language'>, words: Pick<Words, 'locale' | 'language'>): readonly string[] {
  const known = contact.language ?? null;
  return [...new Set([...(known === null ? [] : [known]), words.locale, words.language])];
}
