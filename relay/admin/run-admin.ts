import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Redacted } from '../../shared/kernel/redacted.ts';
import { readAddress } from '../data-folder/address-file.ts';
import { operatorTokenFile } from '../data-folder/prepare-data-folder.ts';
import { nearestWord } from '../nearest-word.ts';
import { commands } from './commands.ts';
import type { Options } from './commands.ts';
import { AdminProblem, openRelayLink } from './relay-link.ts';

/** What the command needs of the machine. */
export type AdminWorld = {
  readonly workingDirectory: string;
  readonly readText: (path: string) => Promise<string>;
  readonly writeNew: (path: string, text: string) => Promise<void>;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
};

const defaultUrl = 'http://127.0.0.1:4600';

const options = {
  relay: { type: 'string' },
  'data-dir': { type: 'string', default: join('.deskline', 'relay') },
  help: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  name: { type: 'string' },
  team: { type: 'string' },
  admin: { type: 'string' },
  role: { type: 'string' },
  'phone-number-id': { type: 'string' },
  'business-account-id': { type: 'string' },
  'display-number': { type: 'string' },
  'number-name': { type: 'string' },
} as const;

/**
 * Runs one administration command against a running relay.
 *
 * @returns the exit status: 0 done, 1 not done (with one line that says why), 2 not understood.
 */
export async function runAdmin(given: readonly string[], world: AdminWorld): Promise<number> {
  let parsed: { readonly values: Options & { readonly help: boolean; readonly 'data-dir': string }; readonly positionals: string[] };
  try {
    parsed = parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    world.complain(describeArguments(error, given));
    return 2;
  }
  const { values, positionals } = parsed;
  const asksForHelp = values.help || positionals[0] === 'help';
  if (asksForHelp || positionals.length === 0) {
    for (const command of commands) world.say(`${`npm run admin -- ${command.words.join(' ')} ${command.usage}`.trim().padEnd(60)}  ${command.does}`);
    world.say('Everywhere: --relay URL (as the relay of the data folder last listened) · --data-dir DIR (default .deskline/relay)');
    return asksForHelp ? 0 : 2;
  }
  const command = commands.find(({ words }) => words.every((word, index) => positionals[index] === word));
  if (command === undefined) {
    const known = commands.map(({ words }) => words.join(' '));
    world.complain(`There is no command '${positionals.slice(0, 2).join(' ')}'. Did you mean '${nearestWord(positionals.slice(0, 2).join(' '), known) ?? 'people'}'?`);
    return 2;
  }
  try {
    const folder = resolve(world.workingDirectory, values['data-dir']);
    const token = await readOperatorToken(folder, world);
    const url = (values.relay ?? (await readAddress(folder)) ?? defaultUrl).replace(/\/+$/, '');
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new AdminProblem('--relay must be an address such as http://127.0.0.1:4600');
    await command.run({
      link: openRelayLink(url, token),
      rest: positionals.slice(command.words.length),
      options: values,
      say: world.say,
      writeNew: (path, text) => world.writeNew(resolve(world.workingDirectory, path), text),
      readText: (path) => world.readText(resolve(world.workingDirectory, path)),
    });
    return 0;
  } catch (error) {
    if (!(error instanceof AdminProblem)) throw error;
    world.complain(error.message);
    return 1;
  }
}

async function readOperatorToken(folder: string, world: AdminWorld): Promise<Redacted> {
  const path = join(folder, operatorTokenFile);
  try {
    return new Redacted((await world.readText(path)).trim());
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    throw new AdminProblem(
      code === 'EACCES' || code === 'EPERM'
        ? `You may not read ${path}. Run this as the user that runs the relay.`
        : `There is no operator token in ${folder}. It is made when the relay first starts; --data-dir names another folder.`,
    );
  }
}

function describeArguments(error: unknown, given: readonly string[]): string {
  const unknown = given.find((word) => word.startsWith('--') && !Object.hasOwn(options, word.slice(2).split('=')[0] ?? ''));
  if (unknown !== undefined) {
    return `There is no option '${unknown.split('=')[0] ?? ''}'. Did you mean '--${nearestWord(unknown.slice(2), Object.keys(options)) ?? 'relay'}'?`;
  }
  return error instanceof Error ? (error.message.split('.')[0] ?? '') : 'The arguments could not be read';
}
