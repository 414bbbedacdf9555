import { z } from 'zod';
import { policy, signedPolicy } from '../../shared/domain/policy/policy.ts';
import {
  addNumberResponse,
  addPersonResponse,
  addTeamResponse,
  adminDevicesResponse,
  createCompanyResponse,
  enrolmentCodeResponse,
} from '../../shared/protocol/administration.ts';
import { pushPolicyResponse } from '../../shared/protocol/policy.ts';
import { findPerson, findTeam, listDirectory } from './find-in-directory.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { AdminProblem } from './relay-link.ts';
import type { RelayLink } from './relay-link.ts';
import { table } from './table.ts';

export type Options = Readonly<
  Partial<Record<'relay' | 'name' | 'team' | 'admin' | 'role' | 'phone-number-id' | 'business-account-id' | 'display-number' | 'number-name', string | undefined>> & { readonly again: boolean }
>;

type Run = {
  readonly link: RelayLink;
  /** Words after the command's own. */
  readonly rest: readonly string[];
  readonly options: Options;
  readonly say: (line: string) => void;
  readonly readText: (path: string) => Promise<string>;
  /** Writes a file that is not there yet; rejects with EEXIST when it is. */
  readonly writeNew: (path: string, text: string) => Promise<void>;
};

export type Command = { readonly words: readonly string[]; readonly usage: string; readonly does: string; readonly run: (run: Run) => Promise<void> };

/** Every administration command. */
export const commands: readonly Command[] = [
  { words: ['policy', 'push'], usage: 'FILE', does: 'publish the settings in a JSON file as the next revision', run: pushPolicy },
  { words: ['policy', 'show'], usage: '', does: 'print the settings in force', run: showPolicy },
  { words: ['policy', 'save'], usage: 'FILE', does: 'write the settings in force into a new file', run: savePolicy },
  { words: ['enrol'], usage: 'PERSON', does: 'a one-time code for a person (name or id)', run: enrol },
  { words: ['people'], usage: '', does: 'list people and their teams', run: people },
  { words: ['devices'], usage: '', does: 'list devices and the policy that each enforces', run: devices },
  { words: ['device', 'revoke'], usage: 'ID', does: 'end a device: lost, or of somebody who left', run: revokeDevice },
  {
    words: ['company', 'create'],
    usage: '--name … --team … --admin … --phone-number-id … --display-number … [--number-name …] [--business-account-id …]',
    does: 'create the company with its first team, admin and number',
    run: createCompany,
  },
  { words: ['team', 'add'], usage: 'NAME', does: 'add a team', run: addTeam },
  { words: ['person', 'add'], usage: 'NAME --role employee|manager|admin [--team …] [--again]', does: 'add a person', run: addPerson },
  { words: ['number', 'add'], usage: '--team … --phone-number-id … --display-number … [--number-name …]', does: 'add a WhatsApp number', run: addNumber },
];

async function pushPolicy({ link, rest, say, readText }: Run): Promise<void> {
  const path = needed(rest[0], 'policy push FILE');
  const text = await readText(path).catch(() => {
    throw new AdminProblem(`${path} cannot be read`);
  });
  const body = { settings: readPolicyFile(path, text) };
  const { revision } = await link.ask({ method: 'POST', path: '/v1/admin/policy', body, answer: pushPolicyResponse });
  say(`Policy revision ${revision} is published. 'npm run admin -- devices' shows who applies it.`);
}

async function showPolicy({ link, say }: Run): Promise<void> {
  say(JSON.stringify((await loadPolicy(link)).settings, null, 2));
}

async function savePolicy({ link, rest, say, writeNew }: Run): Promise<void> {
  const path = needed(rest[0], 'policy save FILE');
  const { settings, revision } = await loadPolicy(link);
  await writeNew(path, `${JSON.stringify(settings, null, 2)}\n`).catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new AdminProblem(code === 'EEXIST' ? `${path} exists already and is left as it is. Name another file` : `${path} cannot be written (${code})`);
  });
  say(`The settings of policy revision ${revision} are in ${path}. Change them, then: npm run admin -- policy push ${path}`);
}

async function loadPolicy(link: RelayLink): Promise<z.infer<typeof policy>> {
  const signed = await link.ask({ method: 'GET', path: '/v1/admin/policy', answer: signedPolicy });
  return policy.parse(JSON.parse(signed.payload));
}

async function revokeDevice({ link, rest, say }: Run): Promise<void> {
  const id = needed(rest[0], "device revoke ID ('devices' lists the ids)");
  const { devices: enrolled } = await link.ask({ method: 'GET', path: '/v1/admin/devices', answer: adminDevicesResponse });
  const device = enrolled.find((candidate) => candidate.id === id.toLowerCase());
  if (device === undefined) throw new AdminProblem(`There is no device '${id}'. 'npm run admin -- devices' lists them with their ids`);
  await link.ask({ method: 'POST', path: `/v1/admin/devices/${device.id}/revoke`, answer: z.null() });
  say(`${device.name} of ${device.personName} is revoked: the relay gives it nothing more and takes nothing from it. What it holds already is not erased by this; see docs/admin.md.`);
}

async function enrol({ link, rest, say }: Run): Promise<void> {
  const person = findPerson(await listDirectory(link), needed(rest.join(' ') || undefined, 'enrol PERSON'));
  const code = await link.ask({ method: 'POST', path: '/v1/admin/enrolment-codes', body: { personId: person.id }, answer: enrolmentCodeResponse });
  say(`${code.code}   for ${person.name}, once, until ${new Date(code.expiresAt).toLocaleTimeString()}`);
}

async function people({ link, say }: Run): Promise<void> {
  const directory = await listDirectory(link);
  const teamNames = (ids: readonly string[]): string => directory.teams.filter((team) => ids.includes(team.id)).map((team) => team.name).join(', ');
  table(['name', 'role', 'teams', 'id'], directory.people.map((person) => [person.name, person.role, teamNames(person.teamIds), person.id])).forEach(say);
}

async function devices({ link, say }: Run): Promise<void> {
  const { devices: enrolled, policyRevision } = await link.ask({ method: 'GET', path: '/v1/admin/devices', answer: adminDevicesResponse });
  const time = (at: number | null): string => (at === null ? '–' : new Date(at).toLocaleString());
  const rows = enrolled.map((device) => [
    device.personName,
    device.name,
    device.appVersion,
    `${device.policyRevision ?? '–'} of ${policyRevision ?? '–'}${device.policyRefusal === null ? '' : ` (refused: ${device.policyRefusal.reason})`}`,
    time(device.lastSeenAt),
    time(device.lastPurgeAt),
    device.id,
  ]);
  table(['person', 'device', 'version', 'policy', 'last seen', 'last purge', 'id'], rows).forEach(say);
}

async function createCompany({ link, options, say }: Run): Promise<void> {
  const name = needed(options.name, 'company create --name …');
  const body = {
    name,
    teamName: needed(options.team, '--team …'),
    adminName: needed(options.admin, '--admin …'),
    number: numberOf(options, name),
  };
  const { company, people: made } = await link.ask({ method: 'POST', path: '/v1/admin/company', body, answer: createCompanyResponse });
  say(`${company.name} is there. Next: add people ('person add'), then 'npm run admin -- enrol "${made[0]?.name ?? ''}"'.`);
}

async function addTeam({ link, rest, say }: Run): Promise<void> {
  const name = needed(rest.join(' ') || undefined, 'team add NAME');
  const { team } = await link.ask({ method: 'POST', path: '/v1/admin/teams', body: { name }, answer: addTeamResponse });
  say(`Team ${team.name} is added.`);
}

async function addPerson({ link, rest, options, say }: Run): Promise<void> {
  const name = needed(rest.join(' ') || undefined, 'person add NAME --role …');
  const role = needed(options.role, '--role employee, manager or admin');
  const directory = await listDirectory(link);
  const namesake = directory.people.find((other) => other.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());
  if (namesake !== undefined && !options.again) {
    throw new AdminProblem(`There is a ${namesake.name} already (${namesake.role}, ${namesake.id}). If this is another person of the same name, add --again`);
  }
  const team = options.team === undefined ? null : findTeam(directory, options.team);
  const teamIds = team === null ? [] : [team.id];
  const { person } = await link.ask({ method: 'POST', path: '/v1/admin/people', body: { name, role, teamIds }, answer: addPersonResponse });
  say(`${person.name} is added${team === null ? '' : ` to the team ${team.name}`}. 'npm run admin -- enrol "${person.name}"' gives the code for the first device.`);
}

async function addNumber({ link, options, say }: Run): Promise<void> {
  const team = findTeam(await listDirectory(link), needed(options.team, 'number add --team …'));
  const body = { ...numberOf(options, team.name), teamId: team.id };
  const added = await link.ask({ method: 'POST', path: '/v1/admin/numbers', body, answer: addNumberResponse });
  say(`The number is added to the team ${team.name}.${added.deliveriesTakenUp === 0 ? '' : ` ${added.deliveriesTakenUp} deliveries that came before are applied now.`}`);
}

function numberOf(options: Options, name: string) {
  return {
    phoneNumberId: needed(options['phone-number-id'], '--phone-number-id …'),
    businessAccountId: options['business-account-id'] ?? null,
    displayPhoneNumber: needed(options['display-number'], '--display-number …'),
    name: options['number-name'] ?? name,
  };
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '') throw new AdminProblem(`Missing: ${what} (--help shows all commands)`);
  return value;
}
