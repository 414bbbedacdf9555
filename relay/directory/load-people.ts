import { personId, teamId } from '../../shared/kernel/ids.ts';
import { role } from '../../shared/domain/people/person.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Sql } from '../database/database.ts';

type Row = { readonly id: string; readonly name: string; readonly role: string; readonly teams: readonly string[] };

const columns = `SELECT person.id, person.name, person.role,
  ARRAY(SELECT team_id::text FROM team_member WHERE person_id = person.id ORDER BY team_id) AS teams FROM person`;

/** People by id, each with their teams; an unknown id is left out. */
export async function loadPeople(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const rows = await sql.query<Row>(`${columns} WHERE person.id = ANY($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, personOf(row)]));
}

/** All people of a company: employees, then managers, then admins, each by name. */
export async function listPeople(sql: Sql, companyId: string): Promise<readonly Person[]> {
  const rows = await sql.query<Row>(
    `${columns} WHERE person.company_id = $1 ORDER BY array_position(ARRAY['employee', 'manager', 'admin'], person.role), person.name, person.id`,
    [companyId],
  );
  return rows.map(personOf);
}

function personOf(row: Row): Person {
  return { id: personId.parse(row.id), name: row.name, role: role.parse(row.role), teamIds: row.teams.map((id) => teamId.parse(id)) };
}
