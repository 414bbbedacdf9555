import type { Person, Team } from '../../shared/domain/people/person.ts';
import type { TeamResponse } from '../../shared/protocol/administration.ts';
import type { Sql } from '../database/database.ts';

/**
 * Open work of a manager's teams: who has how many open conversations, and how many nobody has. Counts of work alone, nothing about when
 * anybody was there.
 *
 * @param directory the company's teams and people; given, because another domain owns them.
 */
export async function loadTeamView(
  sql: Sql,
  manager: Pick<Person, 'teamIds'>,
  directory: { readonly teams: readonly Team[]; readonly people: readonly Person[] },
): Promise<TeamResponse> {
  const counts = await sql.query<{ team_id: string; assignee_id: string | null; open: number }>(
    `SELECT number.team_id, conversation.assignee_id, count(*) AS open
     FROM conversation JOIN number ON number.id = conversation.number_id
     WHERE conversation.state = 'open' AND number.team_id = ANY($1::uuid[])
     GROUP BY number.team_id, conversation.assignee_id`,
    [manager.teamIds],
  );
  const countOf = (team: string, assignee: string | null): number =>
    counts.find((count) => count.team_id === team && count.assignee_id === assignee)?.open ?? 0;
  const teams = directory.teams.filter((team) => manager.teamIds.includes(team.id));
  return {
    teams: teams.map((team) => ({
      ...team,
      people: directory.people
        .filter((person) => person.teamIds.includes(team.id))
        .map((person) => ({ ...person, openConversations: countOf(team.id, person.id) })),
      unassigned: countOf(team.id, null),
    })),
  };
}
