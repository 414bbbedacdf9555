import { signedPolicy } from '../../shared/domain/policy/policy.ts';
import {
  addNumberResponse,
  addPersonResponse,
  addTeamResponse,
  adminDevicesResponse,
  createCompanyResponse,
  enrolmentCodeResponse,
} from '../../shared/protocol/administration.ts';
import { pushPolicyRequest, pushPolicyResponse } from '../../shared/protocol/policy.ts';
import { findPerson, findTeam, listDirectory } from './find-in-directory.ts';
import { AdminProblem } from './relay-link.ts';
import type { RelayLink } from './relay-link.ts';
import { table } from './table.ts';

export type Options = Readonly<
  Partial<Record<'relay' | 'name' | 'team' | 'admin' | 'role' | 'phone-number-id' | 'business-account-id' | 'display-number' | 'number-name', string | undefined>>
>;

type Run = {
  readonly link: RelayLink;
  /** Words after the command's own. */
  readonly rest: readonly string[];
  readonly options: Options;
  readonly say: (line: string) => void;
  readonly readText: (path: string) => Promise<string>;
};

export type Command = { readonly words: readonly string[]; readonly usage: string; readonly does: string; readonly run: (run: Run) => Promise<void> };

/** Every administration command. */
export const commands: readonly Command[] = [
  { words: ['policy', 'push'], usage: 'FILE', does: 'publish the settings in a JSON file as the next revision', run: pushPolicy },
  { words: ['policy', 'show'], usage: '', does: 'print the policy in force', run: showPolicy },
  { words: ['enrol'], usage: 'PERSON', does: 'a one-time code for a person (name or id)', run: enrol },
  { words: ['people'], usage: '', does: 'list people and their teams', run: people },
  { words: ['devices'], usage: '', does: 'list devices and the policy that each enforces', run: devices },
  {
    words: ['company', 'create'],
    usage: '--name … --team … --admin … --phone-number-id … --display-number … [--number-name …] [--business-account-id …]',
    does: 'create the company with its first team, admin and number',
    run: createCompany,
  },
  { words: ['team', 'add'], usage: 'NAME', does: 'add a team', run: addTeam },
  { words: ['person', 'add'], usage: 'NAME --role employee|manager|admin [--team …]', does: 'add a person', run: addPerson },
  { words: ['number', 'add'], usage: '--team … --phone-number-id … --display-number … [--number-name …]', does: 'add a WhatsApp number', run: addNumber },
];

async function pushPolicy({ link, rest, say, readText }: Run): Promise<void> {
  const path = needed(rest[0], 'policy push FILE');
  const text = await readText(path).catch(() => {
    throw new AdminProblem(`${path} cannot be read`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AdminProblem(`${path} is not JSON`);
  }
  // `policy show` prints a whole policy; its settings are what is pushed, so that its output can be changed and pushed again.
  const settings = typeof json === 'object' && json !== null && 'settings' in json ? json.settings : json;
  const checked = pushPolicyRequest.safeParse({ settings });
  if (!checked.success) {
    const places = checked.error.issues.map((issue) => `  ${issue.path.slice(1).join('.') || 'settings'}: ${issue.message}`);
    throw new AdminProblem(`${path} is not a policy:\n${places.join('\n')}`);
  }
  const { revision } = await link.ask({ method: 'POST', path: '/v1/admin/policy', body: checked.data, answer: pushPolicyResponse });
  say(`Policy revision ${revision} is published. 'npm run admin -- devices' shows who applies it.`);
}

async function showPolicy({ link, say }: Run): Promise<void> {
  const policy = await link.ask({ method: 'GET', path: '/v1/admin/policy', answer: signedPolicy });
  say(JSON.stringify(JSON.parse(policy.payload), null, 2));
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
  ]);
  table(['person', 'device', 'version', 'policy', 'last seen', 'last purge'], rows).forEach(say);
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
  const teamIds = options.team === undefined ? [] : [findTeam(await listDirectory(link), options.team).id];
  const { person } = await link.ask({ method: 'POST', path: '/v1/admin/people', body: { name, role, teamIds }, answer: addPersonResponse });
  say(`${person.name} is added. 'npm run admin -- enrol "${person.name}"' gives the code for the first device.`);
}

async function addNumber({ link, options, say }: Run): Promise<void> {
  const team = findTeam(await listDirectory(link), needed(options.team, 'number add --team …'));
  const body = { ...numberOf(options, team.name), teamId: team.id };
  const added = await link.ask({ method: 'POST', path: '/v1/admin/numbers', body, answer: addNumberResponse });
  say(`The number is added.${added.deliveriesTakenUp === 0 ? '' : ` ${added.deliveriesTakenUp} deliveries that came before are applied now.`}`);
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
