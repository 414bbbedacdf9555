import { companyId, personId, teamId } from '../../shared/kernel/ids.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Person, Role, Team } from '../../shared/domain/people/person.ts';
import type { Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { addNumber } from './add-number.ts';
import type { NewNumber } from './add-number.ts';
import { addPerson } from './add-person.ts';
import { addTeam } from './add-team.ts';
import { findCompany } from './find-company.ts';

/** What a company begins with: one team that answers one number, and its first people. */
export type NewCompany = {
  readonly name: string;
  readonly teamName: string;
  /** Admins belong to no team: they run the system and read nobody's messages. */
  readonly people: readonly { readonly name: string; readonly role: Role }[];
  readonly number: Omit<NewNumber, 'teamId'>;
};

/** Ed25519 pair that signs the company's policies: private PKCS8 (DER), public raw (32 bytes). */
export type PolicyKeys = { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array };

export type DirectoryTools = { readonly now: number; readonly newId: () => string };

/** Any fixed number: two requests to create the company take turns by it. */
const advisoryLock = 4_600_217_002;

/** Creates the relay's company. Refused when there is one already: one relay serves one company. */
export async function createCompany(
  transaction: Transaction,
  wanted: NewCompany,
  keys: PolicyKeys,
  tools: DirectoryTools,
): Promise<Result<{ readonly id: string; readonly team: Team; readonly people: readonly Person[] }, 'exists'>> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
  if ((await findCompany(transaction)) !== null) return fail('exists');
  const id = companyId.parse(tools.newId());
  await transaction.query('INSERT INTO company (id, name, created_at, policy_private_key, policy_public_key) VALUES ($1, $2, $3, $4, $5)', [
    id,
    wanted.name,
    tools.now,
    keys.privateKey,
    keys.publicKey,
  ]);
  await transaction.query('INSERT INTO event_log_head (company_id, head) VALUES ($1, 0)', [id]);
  const team = { id: teamId.parse(tools.newId()), name: wanted.teamName };
  await addTeam(transaction, id, team);
  const people: Person[] = [];
  for (const { name, role } of wanted.people) {
    const person = { id: personId.parse(tools.newId()), name, role, teamIds: role === 'admin' ? [] : [team.id] };
    await addPerson(transaction, id, person);
    people.push(person);
  }
  const number = await addNumber(transaction, id, { ...wanted.number, id: tools.newId(), teamId: team.id });
  await appendToLog(
    transaction,
    id,
    [
      { entity: 'team', id: team.id, teamId: null },
      ...people.map((person) => ({ entity: 'person' as const, id: person.id, teamId: null })),
      { entity: 'number', id: number, teamId: null },
    ],
    tools.now,
  );
  return succeed({ id, team, people });
}
