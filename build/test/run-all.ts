/* What stands behind `npm test`: checks, unit and integration tests, end-to-end tests; the last line counts all of them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showProgress } from '../bootstrap/progress.js';
import { printFailure, Stop } from '../bootstrap/stop.js';
import { buildApp, PROJECT } from '../bundle/build-app.ts';
import { CHECKS, runCheck } from '../checks/checks.ts';
import { openDesktopSession } from '../desktop-session/open-desktop-session.ts';
import { resolveElectron } from '../electron-runtime/resolve-electron.ts';
import { openProcessFamily, type ProcessFamily } from '../processes/process-family.ts';
import { whenAskedToStop } from '../processes/stop-signals.ts';
import { countRun, type Count } from './read-vitest-report.ts';

const PARTS = ['checks', 'unit', 'e2e'] as const;
type Part = (typeof PARTS)[number];
const USAGE = `npm test                       everything
npm test -- unit [FILE…]       one part, or some files of it; parts: ${PARTS.join(', ')}`;

const closings: (() => Promise<void> | void)[] = [];
/** What failed, for the end of the output. */
const lastWords: string[] = [];

function readParts(args: readonly string[]): { readonly parts: readonly Part[]; readonly filters: readonly string[] } {
  const [first, ...filters] = args;
  if (first === undefined) return { parts: PARTS, filters: [] };
  const part = PARTS.find((known) => known === first);
  if (part === undefined) throw new Stop(`'${first}' is not a part of the tests.`, USAGE);
  return { parts: [part], filters };
}

async function runChecks(): Promise<Count> {
  let passed = 0;
  let failed = 0;
  console.log('\n# Checks');
  for (const check of CHECKS) {
    const outcome = await runCheck(check, PROJECT);
    console.log(`${outcome.passed ? '✓' : '✗'} ${check.name} (${Math.round(outcome.ms)} ms)`);
    if (outcome.passed) passed += 1;
    else {
      failed += 1;
      console.log(outcome.output.trimEnd().replace(/^/gm, '    '));
      lastWords.push(`checks: failed: ${check.name}`);
    }
  }
  return { passed, failed };
}

type TestRun = {
  readonly family: ProcessFamily;
  readonly part: 'unit' | 'e2e';
  readonly filters: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Keep what it says in a file until `whenHeard` has come to pass: two runs that speak at once cannot be read. */
  readonly whenHeard?: Promise<unknown>;
};

const RESULTS = join(PROJECT, 'test-results');
const TITLES = { unit: '\n# Unit and integration', e2e: '\n# End to end' } as const;

async function runVitest({ family, part, filters, env, whenHeard }: TestRun): Promise<Count> {
  if (whenHeard === undefined) console.log(TITLES[part]);
  const report = join(RESULTS, `${part}.json`);
  const log = join(RESULTS, `${part}.log`);
  for (const file of [report, log]) rmSync(file, { force: true });
  const vitest = await family.start({
    name: `Vitest (${part})`,
    command: process.execPath,
    args: [
      join(PROJECT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      join(PROJECT, 'build/test/vitest.config.ts'),
      '--project',
      part,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    cwd: PROJECT,
    env: { ...env, NODE_ENV: 'test' },
    ...(whenHeard === undefined ? { output: 'inherit' } : { logFile: log }),
  });
  if (whenHeard !== undefined) {
    await whenHeard;
    const progress = showProgress('The end-to-end tests, which began beside the others');
    await vitest.ended;
    progress.done();
    console.log(`${TITLES[part]}\n${readFileSync(log, 'utf8')}`);
  }
  const code = await vitest.ended;
  const { passed, failed, remarks } = countRun(report, typeof code === 'number' ? code : 1);
  lastWords.push(...remarks.map((remark) => `${part}: ${remark}`));
  return { passed, failed };
}

/** A part that could not even be prepared is one failure, and the others still run. */
async function attempt(run: () => Promise<Count>): Promise<Count> {
  try {
    return await run();
  } catch (error) {
    printFailure(error);
    return { passed: 0, failed: 1 };
  }
}

/** A desktop for one part alone: two parts at once would see each other's tray, notifications and keychain. */
async function openDesktop(): Promise<TestRun['env']> {
  const state = mkdtempSync(join(tmpdir(), 'deskline-test-desktop-'));
  closings.push(() => rmSync(state, { recursive: true, force: true }));
  const session = await openDesktopSession({ stateFolder: state, virtual: 'always' });
  closings.push(session.close);
  console.log(session.account);
  return session.env;
}

async function runTests(parts: readonly Part[], filters: readonly string[]): Promise<readonly Count[]> {
  const electron = await resolveElectron();
  console.log(electron.note);
  await buildApp();
  const family = openProcessFamily();
  closings.push(family.stopAll);
  mkdirSync(RESULTS, { recursive: true });
  const run = { family, filters };
  const unitEnv = parts.includes('unit') ? await openDesktop() : null;
  const windowEnv = parts.includes('e2e') ? await openDesktop() : null;
  const units = unitEnv === null ? null : attempt(() => runVitest({ ...run, part: 'unit', env: unitEnv }));
  // Windows spend most of their time waiting: beside the units they cost little, and one after the other would take a third longer.
  const windows = windowEnv === null ? null : attempt(() => runVitest({ ...run, part: 'e2e', env: windowEnv, ...(units === null ? {} : { whenHeard: units }) }));
  return (await Promise.all([units, windows])).filter((count) => count !== null);
}

async function run(): Promise<readonly Count[]> {
  const { parts, filters } = readParts(process.argv.slice(2));
  const counts: Count[] = [];
  if (parts.includes('checks')) counts.push(await attempt(runChecks));
  if (parts.length > 1 || !parts.includes('checks')) {
    try {
      counts.push(...(await runTests(parts, filters)));
    } catch (error) {
      printFailure(error);
      counts.push({ passed: 0, failed: 1 });
    }
  }
  return counts;
}

const askedToStop = whenAskedToStop().then((why) => {
  console.error(`\nStopped (${why}).`);
  return [{ passed: 0, failed: 1 }];
});
let counts: readonly Count[];
try {
  counts = await Promise.race([run(), askedToStop]);
} catch (error) {
  printFailure(error);
  counts = [{ passed: 0, failed: 1 }];
}
for (const close of closings.splice(0).toReversed()) await close();
for (const words of lastWords) console.log(`\n${words}`);
const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), { passed: 0, failed: 0 });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
