import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_TABLE, type ImportRow } from './import-table.ts';

const ROOMS = ['shared', 'electron', 'renderer', 'relay', 'build'];
/** With a parser that it cannot load, dependency-cruiser sees no module at all and reports success. */
const FEWEST_MODULES = 3;

export type ImportFinding = { readonly from: string; readonly to: string; readonly problem: 'not in the table' | 'circular' | 'not found' };
export type ImportGraph = { readonly modules: number; readonly imports: number; readonly findings: readonly ImportFinding[] };

/** Reads the imports of a tree and holds them against the table. */
export async function readImports(root: string, table: readonly ImportRow[] = IMPORT_TABLE): Promise<ImportGraph> {
  const rooms = ROOMS.filter((room) => existsSync(join(root, room)));
  const reporterOutput = await cruise(rooms, {
    baseDir: root,
    // TypeScript 7 has no parser that dependency-cruiser could use.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
    validate: true,
    ruleSet: {
      allowedSeverity: 'error',
      allowed: table.map(({ from, to }) => ({ from: { path: from }, to: { path: [...to] } })),
      // A cycle of types alone costs nothing at run time.
      forbidden: [{ name: 'circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } }],
    },
  });
  const { modules, summary } = reporterOutput.output as ICruiseResult;
  const own = modules.filter((module) => ROOMS.some((room) => module.source.startsWith(`${room}/`)) && module.followable !== false);
  const missing = own.flatMap((module) =>
    module.dependencies
      .filter((dependency) => dependency.couldNotResolve && !dependency.coreModule)
      .map((dependency): ImportFinding => ({ from: module.source, to: dependency.module, problem: 'not found' })),
  );
  const refused = summary.violations
    .map((violation): ImportFinding => ({
      from: violation.from,
      to: violation.to,
      problem: violation.rule.name === 'circular' ? 'circular' : 'not in the table',
    }))
    .filter((finding) => !missing.some((other) => other.from === finding.from && finding.to.endsWith(other.to.replace(/^[./]+/, ''))));
  return { modules: own.length, imports: own.reduce((sum, module) => sum + module.dependencies.length, 0), findings: [...missing, ...refused] };
}

/** The check itself: no finding, and a graph that is not empty. */
export async function checkImports(root: string): Promise<{ readonly passed: boolean; readonly output: string }> {
  const { modules, imports, findings } = await readImports(root);
  const isBlind = modules < FEWEST_MODULES || imports === 0;
  const lines = findings.map(({ from, to, problem }) => `${from} → ${to}: ${problem}`);
  if (isBlind) lines.push(`Only ${modules} modules and ${imports} imports were seen: the parser does not work.`);
  else lines.push(`${modules} modules, ${imports} imports, ${findings.length} findings. The table: build/checks/import-table.ts`);
  return { passed: findings.length === 0 && !isBlind, output: lines.join('\n') };
}
