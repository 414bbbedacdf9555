import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { launchDriven } from '../../../build/electron-runtime/launch-driven.ts';
import { resolveElectron } from '../../../build/electron-runtime/resolve-electron.ts';
import type { Role } from '../../../shared/domain/people/person.ts';
import { childrenOf } from './children-of.ts';
import { eventually } from './eventually.ts';
import type { World } from './open-world.ts';

const linesOfLogShown = 40;
const project = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

/** One installation of the client: a real window on a profile folder that survives `kill` and `start`. */
export type Desk = {
  readonly profile: string;
  readonly app: () => ElectronApplication;
  readonly page: () => Page;
  /** @param args more arguments, e.g. a link. */
  readonly start: (args?: readonly string[]) => Promise<void>;
  /** Starts it a second time, as a click on a link elsewhere does; answers when that process has ended. */
  readonly startAgain: (args: readonly string[]) => Promise<void>;
  /** SIGKILL to the main process, as a power cut for the application; its children end by themselves. */
  readonly kill: () => Promise<void>;
  readonly quit: () => Promise<void>;
};

export type DeskOptions = {
  readonly role?: Role;
  /** Another way to the relay than the direct one, e.g. through a proxy. */
  readonly relayUrl?: string;
  /** Changes to the environment of the session, e.g. a bus without a keychain. */
  readonly environment?: Readonly<Record<string, string>>;
  /** False leaves the enrolment to the person in the window. */
  readonly enrolled?: boolean;
};

/** Opens a client in a fresh profile, enrolled for real with a one-time code. It is closed and removed at the end of the test; when
 * the test fails, a picture of the window stays in `test-results`, and what a screen reader would find in it. */
export async function openDesk(world: World, options: DeskOptions = {}): Promise<Desk> {
  const profile = await mkdtemp(join(tmpdir(), 'deskline-profile-'));
  if (options.enrolled !== false) {
    const code = await world.enrolmentCode(options.role ?? 'employee');
    await writeFile(join(profile, 'enrolment.json'), JSON.stringify({ relayUrl: options.relayUrl ?? world.relayUrl, code }), { mode: 0o600 });
  }
  let app: ElectronApplication | null = null;
  let page: Page | null = null;
  const opened = <Thing>(thing: Thing | null): Thing => {
    if (thing === null) throw new Error('The client is not running');
    return thing;
  };
  const start = async (args: readonly string[] = []): Promise<void> => {
    ({ app, page } = await launchDriven({ project, profile, args, env: { ...clientEnvironment(), ...options.environment } }));
  };
  const startAgain = async (args: readonly string[]): Promise<void> => {
    const electron = await resolveElectron();
    const second = spawn(electron.executable, [...electron.switches, project, `--profile=${profile}`, ...args], { cwd: project, env: clientEnvironment(), stdio: 'ignore' });
    const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
    if (code !== 0) throw new Error(`The second start ended with ${code}`);
  };
  const kill = async (): Promise<void> => {
    const main = opened(app).process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    const vaults = await childrenOf(main.pid ?? 0);
    main.kill('SIGKILL');
    await ended;
    await eventually('the processes of the client are gone', async () => !(await anyAlive(vaults)));
    app = null;
    page = null;
  };
  const quit = async (): Promise<void> => {
    await opened(app).close();
    app = null;
    page = null;
  };
  onTestFinished(async ({ task }) => {
    if (page !== null && task.result?.state === 'fail') {
      const folder = join(project, 'test-results');
      await mkdir(folder, { recursive: true });
      const file = join(folder, task.name.replaceAll(/[^\w]+/g, '-').slice(0, 80));
      await page.screenshot({ path: `${file}.png` }).catch(() => undefined);
      await page
        .locator('body')
        .ariaSnapshot()
        .then((spoken) => writeFile(`${file}.txt`, spoken))
        .catch(() => undefined);
      const log = await readFile(join(profile, 'logs', 'main.log'), 'utf8').catch(() => '');
      await writeFile(`${file}.log`, log);
      // A build server keeps no files: what the client itself said last belongs into the output.
      console.log(`The client's log of '${task.name}', its last lines:\n${log.split('\n').slice(-linesOfLogShown).join('\n')}`);
    }
    if (app !== null) await quit().catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  });
  await start();
  return {
    profile,
    app: () => opened(app),
    page: () => opened(page),
    start,
    startAgain,
    kill,
    quit,
  };
}

/** The session's environment without what belongs to the test runner or a relay. */
function clientEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(RELAY|WHATSAPP|SANDBOX|VITEST|NODE|npm)_?/i.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

async function anyAlive(ids: readonly number[]): Promise<boolean> {
  for (const id of ids) {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
    // A zombie has ended; only its parent has not looked yet.
    if (stat !== null && !/^\d+ \(.*\) Z/s.test(stat)) return true;
  }
  return false;
}
