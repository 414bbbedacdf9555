import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';

export type ActingPerson = Pick<Person, 'id' | 'role' | 'teamIds'>;

/** `teamIds`: every team that has a conversation with the contact, and so learns of a change. */
export type VisibleContact = { readonly id: string; readonly companyId: string; readonly teamIds: readonly string[] };

/** Finds a contact with whom the person sees a conversation; null when there is none, and the person cannot tell why. */
export async function findVisibleContact(sql: Sql, person: ActingPerson, id: string): Promise<VisibleContact | null> {
  const rows = await sql.query<{ team_id: string; company_id: string }>(
    `SELECT DISTINCT number.team_id, number.company_id FROM conversation JOIN number ON number.id = conversation.number_id
     WHERE conversation.contact_id = $1 AND conversation.merged_into IS NULL`,
    [id],
  );
  const [first] = rows;
  if (first === undefined || !rows.some((row) => decideVisibility(person, row.team_id as TeamId).visible)) return null;
  return { id, companyId: first.company_id, teamIds: rows.map((row) => row.team_id) };
}
