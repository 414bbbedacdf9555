import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { ConversationId, TeamId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';
import { numberSpellings } from './number-spellings.ts';

/** More conversations than a company has numbers cannot be with one person. */
const most = 50;

/**
 * Finds the conversations with a phone number that a person may see, the one with the newest message first. A number that has passed on to somebody else finds its present
 * owner alone. Who may see none cannot tell whether there is one.
 *
 * @param phone digits with the calling code.
 */
export async function findByNumber(
  sql: Sql,
  { companyId, person, phone }: { readonly companyId: string; readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>; readonly phone: string },
): Promise<ConversationId[]> {
  const rows = await sql.query<{ id: string; team_id: string }>(
    `SELECT conversation.id, number.team_id
     FROM contact_alias alias
       JOIN conversation ON conversation.contact_id = alias.contact_id AND conversation.merged_into IS NULL
       JOIN number ON number.id = conversation.number_id
     WHERE alias.company_id = $1 AND alias.kind = 'phone' AND alias.value = ANY($2::text[]) AND alias.retired_at IS NULL
     ORDER BY conversation.last_message_at DESC NULLS LAST, conversation.id`,
    [companyId, numberSpellings(phone)],
  );
  const inSight = rows.filter((row) => decideVisibility(person, row.team_id as TeamId).visible);
  return [...new Set(inSight.map((row) => row.id as ConversationId))].slice(0, most);
}
