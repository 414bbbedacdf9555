import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';

/** The team of a conversation that the person may see; null when it is not there or not in sight. Locks nothing. */
export async function findTeam(sql: Sql, person: Pick<Person, 'role' | 'teamIds'>, conversationId: string): Promise<TeamId | null> {
  const [row] = await sql.query<{ team_id: TeamId }>(
    'SELECT number.team_id FROM conversation JOIN number ON number.id = conversation.number_id WHERE conversation.id = $1 AND conversation.merged_into IS NULL',
    [conversationId],
  );
  return row !== undefined && decideVisibility(person, row.team_id).visible ? row.team_id : null;
}
