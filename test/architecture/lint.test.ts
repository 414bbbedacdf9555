import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS, runCheck } from '../../build/checks/checks.ts';

/** A project in which every check has something to refuse. */
const BAD = {
  'package.json': JSON.stringify({ name: 'bad', type: 'module', dependencies: { axios: '1.0.0' } }),
  'tsconfig.json': JSON.stringify({
    files: [],
    references: ['shared', 'electron', 'relay', 'renderer', 'test', 'build'].map((path) => ({ path: `./${path}` })),
  }),
  'shared/kernel/promise.ts': `export async function run(): Promise<void> {}\nrun();\nexport const day = (kind: 'a' | 'b'): number => { switch (kind) { case 'a': return 1 } return 2 };\nexport const wrong: string = 1;\n`,
  'relay/messages/a.ts': `import { b } from '../policy/b.ts';\nexport const a = b;\nconsole.log(a);\n`,
  'relay/policy/b.ts': 'export const b = 1;\n',
  'electron/main/messages/x.ts': 'export const x = 1;\n',
  'renderer/inbox/x.tsx': `import { useState } from 'react';\nexport function Row({ on }: { readonly on: boolean }) { if (on) { useState(1); } return null; }\n`,
  'test/x.test.ts': 'export const run = async (): Promise<void> => undefined;\nrun();\n',
};

describe('every check', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'deskline-bad-'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    mkdirSync(join(root, 'build'));
    for (const path of ['build/checks', 'build/tsconfig.base.json']) cpSync(join(process.cwd(), path), join(root, path), { recursive: true });
    for (const [path, text] of Object.entries(BAD)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    for (const room of ['shared', 'electron', 'relay', 'renderer', 'test', 'build']) {
      const options = { rootDir: '.', outDir: `../.tsbuild/${room}`, jsx: 'react-jsx', types: ['node'] };
      writeFileSync(join(root, room, 'tsconfig.json'), JSON.stringify({ extends: '../build/tsconfig.base.json', compilerOptions: options, include: ['**/*'] }));
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** What the check must say about the bad project, so that it fails for that reason and no other. */
  const WORDS: readonly RegExp[] = [
    /TS2322/,
    /promise\.ts.*no-floating-promises|switch-exhaustiveness-check/s,
    /rules-of-hooks/,
    /no-floating-promises/,
    /axios/,
    /relay\/messages\/a\.ts → relay\/policy\/b\.ts: not in the table/,
    /relay\/messages\/a\.ts: uses console/,
  ];

  it.each(CHECKS.map((check, index) => [check.name, check, WORDS[index]] as const))('fires: %s', async (_, check, words) => {
    const { passed, output } = await runCheck(check, root);
    expect(output).toMatch(words ?? /a check without a bad example/);
    expect(passed).toBe(false);
  });
});
