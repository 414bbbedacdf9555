import { randomBytes } from 'node:crypto';
import type { Person, Team } from '../../shared/domain/people/person.ts';
import { makeId } from '../../shared/kernel/make-id.ts';
import type { Database } from '../../relay/database/database.ts';
import { createCompany } from '../../relay/directory/create-company.ts';
import { demoCompany } from '../../relay/directory/demo-company.ts';
import { makePolicyKeys } from '../../relay/policy/policy-keys.ts';

export type TestCompany = {
  readonly id: string;
  readonly team: Team;
  readonly employee: Person;
  readonly manager: Person;
  readonly admin: Person;
  readonly numberId: string;
  readonly phoneNumberId: string;
};

/** A new random id, as the relay makes them. */
export function testId(now: number = Date.UTC(2026, 2, 2, 9)): string {
  return makeId(now, randomBytes(10));
}

/** Creates the demo company (no policy) straight through the directory. */
export async function makeTestCompany(database: Database, now: number = Date.UTC(2026, 2, 2, 9)): Promise<TestCompany> {
  const created = await database.transaction((transaction) => createCompany(transaction, demoCompany, makePolicyKeys(), { now, newId: () => testId(now) }));
  if (!created.ok) throw new Error('There is a company already');
  const [employee, manager, admin] = created.value.people;
  const [number] = await database.query<{ id: string; phone_number_id: string }>('SELECT id, phone_number_id FROM number');
  if (employee === undefined || manager === undefined || admin === undefined || number === undefined) throw new Error('Incomplete company');
  return { id: created.value.id, team: created.value.team, employee, manager, admin, numberId: number.id, phoneNumberId: number.phone_number_id };
}
