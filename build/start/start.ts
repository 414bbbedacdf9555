/* What stands behind `npm start`. */
import { hash } from 'node:crypto';
import { join, relative } from 'node:path';
import { printFailure, Stop } from '../bootstrap/stop.js';
import { buildApp, PROJECT } from '../bundle/build-app.ts';
import { openDesktopSession } from '../desktop-session/open-desktop-session.ts';
import { resolveElectron } from '../electron-runtime/resolve-electron.ts';
import { describeLastWords } from '../processes/describe-end.ts';
import { openProcessFamily } from '../processes/process-family.ts';
import { whenAskedToStop } from '../processes/stop-signals.ts';
import { enrolDemoProfile, enrolForeignProfile } from './enrol-profile.ts';
import { keepPicture, launchClient, sizeOfLog, whenClientSaysReady } from './launch-client.ts';
import { hostBackend, visitBackend, type Hosting } from './share-backend.ts';
import { startBackend } from './start-backend.ts';
import { readStartOptions, USAGE, type StartOptions } from './start-options.ts';
import { stateFolder } from './state-folder.ts';

const say = (line: string): void => console.log(line);
const here = (path: string): string => relative(process.cwd(), path) || '.';

/** Collected while starting, run in reverse order at the end, whatever happened. */
const closings: (() => Promise<void> | void)[] = [];

async function closeAll(): Promise<void> {
  for (const close of closings.splice(0).toReversed()) await close();
}

type Connection = {
  readonly relayUrl: string;
  readonly profile: string;
  readonly name: string;
  readonly hosting?: Hosting;
  /** Resolves, in words, when the relay that this start uses is gone. */
  readonly whenRelayEnds?: Promise<string>;
};

/** A relay that does not answer is said here as well: the window opens all the same, because it works without one once it is enrolled. */
async function sayWhetherReachable(relayUrl: string): Promise<void> {
  try {
    const answer = await fetch(`${relayUrl}/healthz`, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) say(`${relayUrl} answers, but not as a relay (status ${answer.status}). Check the address.`);
  } catch {
    say(`The relay at ${relayUrl} does not answer. Check the address, and whether it is running; the window opens anyway.`);
  }
}

async function connectToForeign(options: StartOptions, relayUrl: string): Promise<Connection> {
  const name = `${new URL(relayUrl).hostname}-${hash('sha256', relayUrl, 'hex').slice(0, 8)}-${options.as}`;
  const profile = stateFolder(PROJECT).profile(name);
  await sayWhetherReachable(relayUrl);
  await enrolForeignProfile(relayUrl, profile);
  return { relayUrl, profile, name };
}

async function connectToDemo(options: StartOptions): Promise<Connection> {
  const state = stateFolder(PROJECT);
  const profile = state.profile(options.as);
  const enrol = (relayUrl: string) => enrolDemoProfile({ relayUrl, relayData: state.relayData, role: options.as, profile });
  const visit = await visitBackend(state.root, options.as);
  if (visit.kind === 'role-taken')
    throw new Stop(`The ${options.as}'s window is open already, from another npm start of this folder.`, `Use that window, or open another role beside it: npm start -- --as ${options.as === 'manager' ? 'employee' : 'manager'}`);
  if (visit.kind === 'welcome') {
    closings.push(visit.leave);
    say(`Using the relay of the npm start that is running already (${visit.relayUrl}).`);
    say(`Signed in as ${await enrol(visit.relayUrl)}, ${options.as}.`);
    const whenRelayEnds = visit.whenHostLeaves.then(() => 'The npm start that owned the relay has ended');
    return { relayUrl: visit.relayUrl, profile, name: options.as, whenRelayEnds };
  }
  const family = openProcessFamily();
  closings.push(family.stopAll);
  const backend = await startBackend({ ...options, project: PROJECT, family, state, withScript: true });
  say(`Signed in as ${await enrol(backend.relayUrl)}, ${options.as}.`);
  const hosting = await hostBackend(state.root, backend, options.as);
  closings.push(hosting.close);
  const whenRelayEnds = Promise.race(
    backend.processes.map(async (member) => `${member.name} ended unexpectedly (${await member.ended}).\n  ${describeLastWords(member)}`),
  );
  return { relayUrl: backend.relayUrl, profile, name: options.as, hosting, whenRelayEnds };
}

async function openWindow(connection: Connection) {
  const state = stateFolder(PROJECT);
  const electron = await resolveElectron();
  if (electron.kind !== 'official') say(electron.note);
  const session = await openDesktopSession({ stateFolder: state.desktop(connection.name), virtual: 'when-needed' });
  closings.push(session.close);
  if (session.isVirtual) {
    const picture = state.picture(connection.name);
    say(`${session.account} A picture of it every 3 seconds: ${here(picture)}`);
    closings.push(keepPicture(session, picture));
  }
  const family = openProcessFamily();
  closings.push(family.stopAll);
  return await launchClient({ project: PROJECT, family, electron, session, profile: connection.profile, logFile: state.log(`client-${connection.name}`) });
}

async function run(askedToStop: Promise<string>): Promise<number> {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options.wantsHelp) {
    say(USAGE);
    return 0;
  }
  await buildApp();
  const connection = options.relayUrl === undefined ? await connectToDemo(options) : await connectToForeign(options, options.relayUrl);
  const startedAt = performance.now();
  const clientLog = join(connection.profile, 'logs', 'main.log');
  const logBefore = sizeOfLog(clientLog);
  const client = await openWindow(connection);
  if (await whenClientSaysReady(client, clientLog, logBefore)) say(`The window is open. Logs: ${here(stateFolder(PROJECT).root)}/logs. Ctrl-C stops everything.`);
  const clientEnd = client.ended.then((code) => ({ kind: 'client' as const, code }));
  const stop = askedToStop.then(() => ({ kind: 'stop' as const }));
  const relayEnd = (connection.whenRelayEnds ?? new Promise<never>(() => undefined)).then((why) => ({ kind: 'relay' as const, why }));
  const first = await Promise.race([clientEnd, stop, relayEnd]);
  if (first.kind === 'stop') return 0;
  if (first.kind === 'relay') throw new Stop(first.why, 'Start again with: npm start');
  if (first.code !== 0) {
    throw new Stop(
      `The client ended unexpectedly (${first.code}) after ${Math.round((performance.now() - startedAt) / 1000)} s.`,
      `${describeLastWords(client)}\n  The client's own: ${here(clientLog)}`,
    );
  }
  const { hosting } = connection;
  if (hosting !== undefined && hosting.guests() > 0) {
    say('This window is closed; the relay keeps running for the other window. Ctrl-C stops everything.');
    await Promise.race([hosting.whenAlone(), stop, relayEnd]);
  }
  return 0;
}

const askedToStop = whenAskedToStop();
try {
  // A stop while something is still being installed or started must not wait for it.
  process.exitCode = await Promise.race([run(askedToStop), askedToStop.then(() => 0)]);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
if (closings.length > 0) say('Stopping …');
await closeAll();
process.exit();
