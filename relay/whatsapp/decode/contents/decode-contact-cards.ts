import type { ContactCard } from '../../../../shared/domain/messages/content.ts';
import { cleanDisplayName } from '../clean-name.ts';
import { readFields, readList, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import type { DecodedContent } from '../whatsapp-event.ts';

/** Reads shared contact cards; null when there is none. A card without a name keeps what it has. */
export function decodeContactCards(message: Fields): DecodedContent | null {
  const cards = readList(message['contacts']).flatMap((item) => {
    const card = readFields(item);
    return card === null ? [] : [readCard(card)];
  });
  return cards.length === 0 ? null : { kind: 'contacts', cards };
}

function readCard(card: Fields): ContactCard {
  const phones = readList(card['phones']).flatMap((item) => {
    const phone = readFields(item);
    const number = readWords(phone?.['phone']) ?? readWords(phone?.['wa_id']);
    return number === null ? [] : [{ number, label: readWords(phone?.['type']) }];
  });
  const emails = readList(card['emails']).flatMap((item) => {
    const email = readFields(item);
    const address = readWords(email?.['email']);
    return address === null ? [] : [{ address, label: readWords(email?.['type']) }];
  });
  const organisation = readFields(card['org']);
  const jobTitle = readWords(organisation?.['title']) ?? readWords(organisation?.['department']);
  const addresses = readList(card['addresses']).flatMap((item) => readAddress(readFields(item)));
  const websites = readList(card['urls']).flatMap((item) => readWords(readFields(item)?.['url']) ?? []);
  const birthday = readWords(card['birthday']);
  return {
    name: cleanDisplayName(readName(readFields(card['name']) ?? { formatted_name: card['name'] })),
    phones,
    emails,
    organisation: readWords(organisation?.['company']),
    ...(jobTitle === null ? {} : { jobTitle }),
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(websites.length === 0 ? {} : { websites }),
    ...(birthday === null ? {} : { birthday }),
  };
}

/** On one line, in the order in which most of the world writes it: street, code and city, state, country. */
function readAddress(address: Fields | null): readonly string[] {
  const part = (name: string): string | null => readWords(address?.[name]);
  const city = [part('zip'), part('city')].filter((word) => word !== null).join(' ');
  const line = [part('street'), city === '' ? null : city, part('state'), part('country') ?? part('country_code')].filter((word) => word !== null);
  return line.length === 0 ? [] : [line.join(', ')];
}

function readName(name: Fields | null): string {
  if (name === null) return '';
  const whole = readWords(name['formatted_name']);
  if (whole !== null) return whole;
  const parts = ['prefix', 'first_name', 'middle_name', 'last_name', 'suffix'].map((part) => readWords(name[part]));
  return parts.filter((part) => part !== null).join(' ');
}
