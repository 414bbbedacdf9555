import { personId, teamId } from '../shared/kernel/ids.ts';
import { fail, succeed } from '../shared/kernel/result.ts';
import type { Database } from './database/database.ts';
import { isUniqueViolation } from './database/is-unique-violation.ts';
import { listDevices } from './devices/list-devices.ts';
import { issueEnrolmentCode } from './devices/issue-code.ts';
import { revokeDevice } from './devices/revoke-device.ts';
import { addNumber } from './directory/add-number.ts';
import { addPerson } from './directory/add-person.ts';
import { addTeam } from './directory/add-team.ts';
import { createCompany } from './directory/create-company.ts';
import { demoCompany, demoPhoneNumberId, demoSettings } from './directory/demo-company.ts';
import { findCompany } from './directory/find-company.ts';
import { listPeople } from './directory/load-people.ts';
import { listTeams } from './directory/load-teams.ts';
import type { EdgeFunctions } from './edge/edge.ts';
import { appendToLog } from './event-log/append-to-log.ts';
import { loadRevision } from './policy/load-policy.ts';
import { makePolicyKeys } from './policy/policy-keys.ts';
import { publishPolicy } from './policy/publish-policy.ts';
import type { RandomBytes } from './random.ts';

/** What administration stands on. `onNumberAdded` takes up deliveries that came for a number before it was known. */
export type AdministrationParts = {
  readonly database: Database;
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: RandomBytes;
  /** Meta's side is on this machine: a sandbox. Only then may a demo company be made. */
  readonly sandboxed: boolean;
  readonly zone: string;
  /** Ends the open streams of a device. */
  readonly endStreams: (deviceId: string) => void;
  readonly onNumberAdded: (phoneNumberId: string) => Promise<number>;
};

/** Connects the domains behind the administration routes. */
export function composeAdministration(parts: AdministrationParts): EdgeFunctions['admin'] {
  const { database, now, newId } = parts;
  const knowsTeams = async (companyId: string, ids: readonly string[]): Promise<boolean> => {
    const known = (await listTeams(database, companyId)).map((team) => team.id as string);
    return ids.every((id) => known.includes(id));
  };
  return {
    findCompany: () => findCompany(database),

    makeDemoCompany: async () => {
      if (!parts.sandboxed) return fail('forbidden');
      const made = await database.transaction(async (transaction) => {
        const created = await createCompany(transaction, demoCompany, makePolicyKeys(), { now: now(), newId });
        if (created.ok) await publishPolicy(transaction, created.value.id, demoSettings(parts.zone), now());
        return created.ok;
      });
      const company = await findCompany(database);
      const [number] = await database.query('SELECT id FROM number WHERE phone_number_id = $1', [demoPhoneNumberId]);
      if (company === null || number === undefined) return fail('conflict');
      if (made) await parts.onNumberAdded(demoPhoneNumberId);
      return succeed({
        company,
        people: [...(await listPeople(database, company.id))],
        teams: [...(await listTeams(database, company.id))],
        phoneNumberId: demoPhoneNumberId,
      });
    },

    createCompany: async (wanted) => {
      const created = await database.transaction((transaction) =>
        createCompany(
          transaction,
          { name: wanted.name, teamName: wanted.teamName, people: [{ name: wanted.adminName, role: 'admin' }], number: wanted.number },
          makePolicyKeys(),
          { now: now(), newId },
        ),
      );
      if (!created.ok) return fail('conflict');
      await parts.onNumberAdded(wanted.number.phoneNumberId);
      const { id, people, team } = created.value;
      return succeed({ company: { id, name: wanted.name }, people: [...people], teams: [team] });
    },

    addTeam: async (companyId, name) => {
      const team = { id: teamId.parse(newId()), name };
      await database.transaction(async (transaction) => {
        await addTeam(transaction, companyId, team);
        await appendToLog(transaction, companyId, [{ entity: 'team', id: team.id, teamId: null }], now());
      });
      return team;
    },

    addPerson: async (companyId, wanted) => {
      if ((wanted.role === 'admin') !== (wanted.teamIds.length === 0)) return fail('invalid-request');
      if (!(await knowsTeams(companyId, wanted.teamIds))) return fail('not-found');
      const person = { ...wanted, teamIds: [...new Set(wanted.teamIds)], id: personId.parse(newId()) };
      await database.transaction(async (transaction) => {
        await addPerson(transaction, companyId, person);
        await appendToLog(transaction, companyId, [{ entity: 'person', id: person.id, teamId: null }], now());
      });
      return succeed(person);
    },

    addNumber: async (companyId, wanted) => {
      if (!(await knowsTeams(companyId, [wanted.teamId]))) return fail('not-found');
      const id = newId();
      try {
        await database.transaction(async (transaction) => {
          await addNumber(transaction, companyId, { ...wanted, id });
          await appendToLog(transaction, companyId, [{ entity: 'number', id, teamId: null }], now());
        });
      } catch (error) {
        if (isUniqueViolation(error)) return fail('conflict');
        throw error;
      }
      return succeed({ id, deliveriesTakenUp: await parts.onNumberAdded(wanted.phoneNumberId) });
    },

    pushPolicy: (companyId, settings) => database.transaction((transaction) => publishPolicy(transaction, companyId, settings, now())),

    issueCode: (companyId, person) => issueEnrolmentCode(database, { companyId, personId: person, now: now(), random: parts.random }),

    listDevices: async (companyId) => ({
      devices: [...(await listDevices(database, companyId))],
      policyRevision: await loadRevision(database, companyId),
    }),

    revokeDevice: async (companyId, id) => {
      const revoked = await revokeDevice(database, companyId, id, now());
      if (revoked) parts.endStreams(id);
      return revoked;
    },

    listPeople: async (companyId) => ({ people: await listPeople(database, companyId), teams: await listTeams(database, companyId) }),
  };
}
