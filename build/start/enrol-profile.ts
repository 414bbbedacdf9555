import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Stop } from '../bootstrap/stop.js';
import type { DemoRole } from './start-options.ts';

type DemoCompany = { readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[] };

async function askRelay<Answer>(relayUrl: string, operatorToken: string, path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${relayUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  if (!answer.ok) throw new Stop(`The relay answered ${answer.status} to ${path}.`, `What it says: ${(await answer.text()).slice(0, 500)}`);
  return (await answer.json()) as Answer;
}

/** What the client has written about itself; see its profile. */
function isEnrolled(profile: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(profile, 'profile.json'), 'utf8')) as { enrolled?: unknown }).enrolled === true;
  } catch {
    return false;
  }
}

/** Leaves the code where the client looks once and deletes it: a file of its owner, so that it is in no argument and no environment. */
function leaveCode(profile: string, relayUrl: string, code: string): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'enrolment.json'), JSON.stringify({ relayUrl, code }), { mode: 0o600 });
}

/** Which relay a profile belongs to, without naming its secret. */
const markOf = (relayUrl: string, operatorToken: string): string => createHash('sha256').update(`${relayUrl}\0${operatorToken}`).digest('hex');

/**
 * Makes the demo company (or finds it) and enrols the profile of one role into it.
 * A profile of an earlier relay, whose data folder was removed since, is begun anew: its company no longer exists.
 * @returns the name of the person who will be signed in.
 */
export async function enrolDemoProfile(request: {
  readonly relayUrl: string;
  readonly relayData: string;
  readonly role: DemoRole;
  readonly profile: string;
}): Promise<string> {
  const { relayUrl, relayData, role, profile } = request;
  const operatorToken = readFileSync(join(relayData, 'operator-token'), 'utf8').trim();
  const company = await askRelay<DemoCompany>(relayUrl, operatorToken, '/v1/admin/demo-company', {});
  const person = company.people.find((candidate) => candidate.role === role);
  if (person === undefined) throw new Stop(`The demo company has nobody in the role '${role}'.`, 'Remove the folder .deskline and start again.');
  const markFile = `${profile}.relay`;
  const mark = markOf(relayUrl, operatorToken);
  const isOfThisRelay = existsSync(markFile) && readFileSync(markFile, 'utf8') === mark;
  if (isEnrolled(profile) && isOfThisRelay) return person.name;
  if (existsSync(profile) && !isOfThisRelay) rmSync(profile, { recursive: true, force: true });
  const { code } = await askRelay<{ code: string }>(relayUrl, operatorToken, '/v1/admin/enrolment-codes', { personId: person.id });
  leaveCode(profile, relayUrl, code);
  writeFileSync(markFile, mark, { mode: 0o600 });
  return person.name;
}

/** Asks for the one-time code of a relay elsewhere, unless the profile has been enrolled. Without a terminal the window asks. */
export async function enrolForeignProfile(relayUrl: string, profile: string): Promise<void> {
  if (isEnrolled(profile)) return;
  // The address stands in the window's field, so that only the code has to be typed.
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'relay-url'), `${relayUrl}\n`, { mode: 0o600 });
  if (!process.stdin.isTTY) return;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const code = (await terminal.question(`Enrolment code for ${relayUrl} (empty: type it in the window): `)).trim();
  terminal.close();
  if (code !== '') leaveCode(profile, relayUrl, code);
}
