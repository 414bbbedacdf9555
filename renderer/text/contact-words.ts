import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { oneLine } from './words.ts';
import type { Words } from './words.ts';

/** What to call a contact: the chosen name, else the masked number, else the username. */
export function contactName(words: Words, contact: Contact): string {
  const name = oneLine(contact.displayName);
  if (name !== '') return name;
  if (contact.maskedNumber !== null) return contact.maskedNumber;
  if (contact.username !== null) return `@${contact.username}`;
  return words.text('contact.nameless');
}
