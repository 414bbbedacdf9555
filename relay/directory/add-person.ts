import type { Person } from '../../shared/domain/people/person.ts';
import type { Transaction } from '../database/database.ts';

/** Records a person with their teams. The caller appends the person to the event log. */
export async function addPerson(transaction: Transaction, companyId: string, person: Person): Promise<void> {
  await transaction.query('INSERT INTO person (id, company_id, name, role) VALUES ($1, $2, $3, $4)', [person.id, companyId, person.name, person.role]);
  for (const team of person.teamIds) {
    await transaction.query('INSERT INTO team_member (team_id, person_id) VALUES ($1, $2)', [team, person.id]);
  }
}
