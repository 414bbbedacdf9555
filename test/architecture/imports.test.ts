import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports, readImports } from '../../build/checks/check-imports.ts';

const folders: string[] = [];

/** A small tree in which each file imports the others that are named. */
function tree(files: Readonly<Record<string, readonly string[]>>): string {
  const root = mkdtempSync(join(tmpdir(), 'deskline-imports-'));
  folders.push(root);
  const importsOf = (path: string, imports: readonly string[]) => {
    const up = '../'.repeat(path.split('/').length - 1);
    return imports.map((other, index) => `import { a as b${index} } from '${up}${other}';`).join('\n');
  };
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    const uses = imports.map((_, index) => `b${index}`).join(', ');
    writeFileSync(join(root, path), `${importsOf(path, imports)}\nexport const a: readonly unknown[] = [${uses}];\n`);
  }
  return root;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const REFUSED: readonly (readonly [from: string, to: string])[] = [
  ['shared/kernel/a.ts', 'shared/domain/x/b.ts'],
  ['shared/domain/x/a.ts', 'shared/protocol/b.ts'],
  ['shared/domain/x/a.ts', 'relay/x/b.ts'],
  ['shared/protocol/a.ts', 'shared/bridge/b.ts'],
  ['electron/main/messages/a.ts', 'electron/main/policy/b.ts'],
  ['electron/main/messages/a.ts', 'electron/vault/operations/b.ts'],
  ['electron/main/cache/a.ts', 'renderer/ui/b.ts'],
  ['electron/main/compose.ts', 'relay/messages/b.ts'],
  ['electron/vault/schema/a.ts', 'shared/kernel/b.ts'],
  ['electron/vault/database/a.ts', 'electron/vault/operations/b.ts'],
  ['electron/vault/message/a.ts', 'electron/main/sync/b.ts'],
  ['electron/preload/preload.ts', 'electron/main/bridge/b.ts'],
  ['renderer/ui/a.tsx', 'renderer/bridge/b.ts'],
  ['renderer/ui/a.tsx', 'shared/domain/x/b.ts'],
  ['renderer/inbox/a.tsx', 'renderer/conversation/b.ts'],
  ['renderer/inbox/a.tsx', 'electron/main/sync/b.ts'],
  ['renderer/inbox/a.tsx', 'shared/protocol/b.ts'],
  ['relay/messages/a.ts', 'relay/policy/b.ts'],
  ['relay/messages/a.ts', 'relay/edge/b.ts'],
  ['relay/relay.ts', 'relay/sandbox/b.ts'],
  ['relay/sandbox/a.ts', 'shared/protocol/b.ts'],
  ['relay/sandbox/a.ts', 'relay/messages/b.ts'],
  ['build/a.ts', 'electron/main/b.ts'],
  ['renderer/unknown-kind.js', 'shared/kernel/b.ts'],
];

describe('the import table', () => {
  it.each(REFUSED)('refuses %s → %s', async (from, to) => {
    const { findings } = await readImports(tree({ [from]: [to], [to]: [] }));
    expect(findings).toEqual([{ from, to, problem: 'not in the table' }]);
  });

  it.each([
    ['electron/main/messages/a.ts', 'electron/vault/vault-contract.ts'],
    ['electron/main/compose.ts', 'electron/main/messages/b.ts'],
    ['renderer/inbox/a.tsx', 'renderer/ui/b.tsx'],
    ['renderer/inbox/a.tsx', 'shared/bridge/b.ts'],
    ['relay/compose.ts', 'relay/messages/b.ts'],
    ['relay/messages/a.ts', 'shared/domain/messages/b.ts'],
  ])('lets %s → %s pass', async (from, to) => {
    const { findings } = await readImports(tree({ [from]: [to], [to]: [] }));
    expect(findings).toEqual([]);
  });

  it('refuses a circle, and names an import that leads nowhere', async () => {
    const circle = await readImports(tree({ 'relay/x/a.ts': ['relay/x/b.ts'], 'relay/x/b.ts': ['relay/x/a.ts'] }));
    expect(circle.findings.map(({ problem }) => problem)).toContain('circular');
    const nowhere = await readImports(tree({ 'relay/x/a.ts': ['relay/x/gone.ts'] }));
    expect(nowhere.findings).toContainEqual({ from: 'relay/x/a.ts', to: '../../relay/x/gone.ts', problem: 'not found' });
  });

  it('fails when it sees nothing', async () => {
    const outcome = await checkImports(tree({ 'relay/x/a.ts': [] }));
    expect(outcome).toMatchObject({ passed: false });
    expect(outcome.output).toContain('the parser does not work');
  });

  it('sees the real tree, type imports included', async () => {
    const { modules, imports } = await readImports(process.cwd());
    expect(modules).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(modules);
  });
});
