import { join } from 'node:path';
import { runCommand } from '../processes/run-command.ts';
import { checkImports } from './check-imports.ts';
import { checkPowers } from './check-powers.ts';

export type CheckOutcome = { readonly passed: boolean; readonly output: string; readonly ms: number };
export type Check = { readonly name: string; readonly run: (project: string) => Promise<{ readonly passed: boolean; readonly output: string }> };

/** A check that is a program of node_modules: it passes with exit code 0. */
function program(name: string, script: string, args: readonly string[]): Check {
  return {
    name,
    run: async (project) => {
      const { code, output, errors } = await runCommand(process.execPath, [join(project, 'node_modules', script), ...args], { cwd: project });
      return { passed: code === 0, output: `${output}${errors}` };
    },
  };
}

/** One run per rule set: oxlint reads the paths of `overrides` from its configuration's own folder, which is not that of the rooms. */
const lint = (what: string, config: string, rooms: readonly string[]): Check =>
  program(`lint, with types: ${what} (oxlint)`, 'oxlint/bin/oxlint', ['-c', `build/checks/${config}`, '--type-aware', '--format=unix', ...rooms]);

/** All static checks. Each one counts as one test; each has a fixture under test/architecture on which it must fail. */
export const CHECKS: readonly Check[] = [
  program('types: every room compiles on its own (tsc -b)', 'typescript/bin/tsc', ['-b', '--pretty', 'false']),
  lint('the rooms without a page', 'oxlint.json', ['shared', 'electron', 'relay', 'build']),
  lint('the page', 'oxlint-renderer.json', ['renderer']),
  lint('the tests', 'oxlint-test.json', ['test']),
  program('nothing unused: knip', 'knip/bin/knip.js', ['-c', 'build/checks/knip.json', '--no-progress']),
  { name: 'imports: only what the table allows (dependency-cruiser)', run: checkImports },
  { name: 'powers: each used in its owner file only', run: checkPowers },
];

export async function runCheck(check: Check, project: string): Promise<CheckOutcome> {
  const started = performance.now();
  const { passed, output } = await check.run(project);
  return { passed, output, ms: performance.now() - started };
}
