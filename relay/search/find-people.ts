import type { Person } from '../../shared/domain/people/person.ts';
import type { Sql } from '../database/database.ts';
import { toSearchWords } from './to-search-words.ts';

/** What fits above the messages. */
const mostPeople = 20;
/** Fewer digits of a number would find half the company's contacts; more than these are compared only where nearly all of it is known anyway. */
const tailDigits = 4;
/** From so many digits on all of them are compared: whoever types them has the number before them. */
const wholeDigits = 9;

type Wanted = { readonly companyId: string; readonly person: Pick<Person, 'role' | 'teamIds'>; readonly query: string };

export type FoundPerson = { readonly conversationId: string; readonly contactId: string };

/**
 * Conversations of contacts who answer to the question by name, by user name, or by the last digits of their number: at least four, however they are
 * grouped. The number is compared here and does not leave the relay. Newest conversation first; at most 20.
 *
 * Between four digits and a whole number only the last four count: else somebody could find out a number digit by digit, past the record of who saw it.
 */
export async function findPeople(sql: Sql, { companyId, person, query }: Wanted): Promise<readonly FoundPerson[]> {
  const words = toSearchWords(query);
  const tail = tailOf(query);
  if (person.role === 'admin' || (words === null && tail === null)) return [];
  const rows = await sql.query<{ id: string; contact_id: string }>(
    `SELECT conversation.id, conversation.contact_id FROM conversation
     JOIN number ON number.id = conversation.number_id AND number.team_id = ANY($2::uuid[])
     JOIN contact ON contact.id = conversation.contact_id
     WHERE conversation.company_id = $1 AND conversation.merged_into IS NULL AND conversation.contact_id IN (
       SELECT id FROM contact WHERE company_id = $1 AND merged_into IS NULL AND search_words @@ $3::tsquery
       UNION SELECT contact_id FROM contact_alias WHERE company_id = $1 AND kind = 'phone' AND retired_at IS NULL AND reverse(value) LIKE $4 || '%')
     ORDER BY conversation.last_message_at DESC NULLS LAST, conversation.id LIMIT ${mostPeople}`,
    [companyId, person.teamIds, words, tail],
  );
  return rows.map((row) => ({ conversationId: row.id, contactId: row.contact_id }));
}

/** The digits of a number as somebody types it, last first; null when it is none. A leading zero is the trunk code, which stored numbers do not have. */
function tailOf(query: string): string | null {
  if (!/^[\d\s()+./-]+$/u.test(query)) return null;
  const digits = query.replace(/\D/g, '').replace(/^0+(?=\d{4})/, '');
  if (digits.length < tailDigits) return null;
  const compared = digits.length < wholeDigits ? digits.slice(-tailDigits) : digits;
  return compared.split('').reverse().join('');
}
