import { Stop } from '../bootstrap/stop.js';

export const ROLES = ['employee', 'manager', 'admin'] as const;
export type DemoRole = (typeof ROLES)[number];

export type StartOptions = {
  readonly as: DemoRole;
  /** A relay that runs elsewhere: then none is started here, and no demo company is made. */
  readonly relayUrl: string | undefined;
  readonly relayPort: number;
  readonly sandboxPort: number;
  readonly wantsHelp: boolean;
};

export const USAGE = `npm start                        the demo company on this computer, as the employee
npm start -- --as manager        the same as the manager (also beside a running one)
npm start -- --as admin          the same as the IT admin
npm start -- --relay URL         connect to a relay that runs elsewhere; asks for an enrolment code once
RELAY_PORT (4600) and SANDBOX_PORT (4700) in the environment choose other ports.`;

function readPort(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`${name} must be a port between 1 and 65535.`, `It is not set to one; unset it to use ${standard}.`);
}

function readRelayUrl(text: string | undefined): string {
  if (text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new Stop('--relay needs an address such as https://relay.example.com.', USAGE);
}

function readRole(text: string | undefined): DemoRole {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new Stop(`--as needs one of ${ROLES.join(', ')}.`, USAGE);
  return role;
}

/** Reads the command line of `npm start`. An unknown word is an error: a misspelt one would silently do something else. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  let as: DemoRole = 'employee';
  let relayUrl: string | undefined;
  let wantsHelp = false;
  const rest = args.flatMap((argument) => (/^--(as|relay)=/.test(argument) ? argument.split(/=(.*)/s, 2) : [argument]));
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--as') as = readRole(rest.shift());
    else if (word === '--relay') relayUrl = readRelayUrl(rest.shift());
    else if (word === '--help' || word === '-h') wantsHelp = true;
    else throw new Stop(`'${word}' is not an option of npm start.`, USAGE);
  }
  return { as, relayUrl, relayPort: readPort(env, 'RELAY_PORT', 4600), sandboxPort: readPort(env, 'SANDBOX_PORT', 4700), wantsHelp };
}
