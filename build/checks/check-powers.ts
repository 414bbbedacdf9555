import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { POWERS, type Power } from './powers-table.ts';
import { readUses, type Uses } from './read-uses.ts';

const ROOMS = ['shared', 'electron', 'renderer', 'relay'];

export type PowerFinding = { readonly file: string; readonly power: string; readonly use: string };

function usesOf(power: Power, uses: Uses): readonly string[] {
  const modules = (power.modules ?? []).filter((module) => uses.modules.has(module));
  const imported = Object.entries(power.imports ?? {}).flatMap(([module, names]) =>
    ['*', ...names].filter((name) => uses.names.has(`${module}:${name}`)).map((name) => `${module}:${name}`),
  );
  const globals = (power.globals ?? []).filter((name) => uses.globals.has(name));
  return [...modules, ...imported, ...globals];
}

/** Every use of a power outside the files that own it. */
export async function findPowers(
  root: string,
  powers: readonly Power[] = POWERS,
): Promise<{ readonly files: number; readonly findings: readonly PowerFinding[] }> {
  const files = ROOMS.filter((room) => existsSync(join(root, room))).flatMap((room) =>
    readdirSync(join(root, room), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const findings: PowerFinding[] = [];
  for (const path of files) {
    const file = relative(root, path).split(sep).join('/');
    const uses = await readUses(readFileSync(path, 'utf8'), path.endsWith('.tsx'));
    for (const power of powers) {
      if (power.within?.test(file) === false || power.owners.some((owner) => owner.test(file))) continue;
      for (const use of usesOf(power, uses)) findings.push({ file, power: power.name, use });
    }
  }
  return { files: files.length, findings };
}

/** The check itself: no finding, and files that were looked at. */
export async function checkPowers(root: string): Promise<{ readonly passed: boolean; readonly output: string }> {
  const { files, findings } = await findPowers(root);
  const lines = findings.map(({ file, power, use }) => `${file}: uses ${use} (${power}), which is another file's to use`);
  lines.push(`${files} files, ${findings.length} findings. The table: build/checks/powers-table.ts`);
  return { passed: files > 0 && findings.length === 0, output: lines.join('\n') };
}
