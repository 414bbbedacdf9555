import { teamId } from '../../shared/kernel/ids.ts';
import type { Team } from '../../shared/domain/people/person.ts';
import type { Sql } from '../database/database.ts';

/** Teams by id; an unknown id is left out. */
export async function loadTeams(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Team>> {
  const rows = await sql.query<{ id: string; name: string }>('SELECT id, name FROM team WHERE id = ANY($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, { id: teamId.parse(row.id), name: row.name }]));
}

/** All teams of a company, by name. */
export async function listTeams(sql: Sql, companyId: string): Promise<readonly Team[]> {
  const rows = await sql.query<{ id: string; name: string }>('SELECT id, name FROM team WHERE company_id = $1 ORDER BY name, id', [companyId]);
  return rows.map((row) => ({ id: teamId.parse(row.id), name: row.name }));
}
