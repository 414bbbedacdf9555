/* What stands behind `npm test`: checks, unit and integration tests, end-to-end tests; the last line counts all of them. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
};

const RESULTS = join(PROJECT, 'test-results');
const TITLES = { unit: '\n# Unit and integration', e2e: '\n# End to end' } as const;

async function runVitest({ family, part, filters, env }: TestRun): Promise<Count> {
  console.log(TITLES[part]);
  const report = join(RESULTS, `${part}.json`);
  rmSync(report, { force: true });
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
    output: 'inherit',
  });
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

/** A desktop for one part alone: what the other left in its tray, notifications and keychain is not seen. */
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
  // One after the other: side by side they would take a third less, and on two busy cores a test would now and then meet a product's own time limit.
  const counts: Count[] = [];
  for (const part of (['unit', 'e2e'] as const).filter((each) => parts.includes(each))) {
    counts.push(await attempt(async () => runVitest({ family, filters, part, env: await openDesktop() })));
  }
  return counts;
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
