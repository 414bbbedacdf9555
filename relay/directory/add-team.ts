import type { Team } from '../../shared/domain/people/person.ts';
import type { Transaction } from '../database/database.ts';

/** Records a team. The caller appends it to the event log. */
export async function addTeam(transaction: Transaction, companyId: string, team: Team): Promise<void> {
  await transaction.query('INSERT INTO team (id, company_id, name) VALUES ($1, $2, $3)', [team.id, companyId, team.name]);
}
