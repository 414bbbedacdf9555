import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../build/bundle/build-app.ts';
import { runCommand } from '../../build/processes/run-command.ts';

/** The smallest app that uses what the bundler has to get right. */
const FILES = {
  'package-lock.json': '{}',
  'shared/kernel/word.ts': `export const word: string = 'shared word';`,
  'electron/main/main.ts': `import { app } from 'electron';
import keytar from 'keytar';
import { z } from 'zod';
import { word } from '../../shared/kernel/word.ts';
app.setName(z.string().parse(word));
export const keychain = keytar;`,
  'electron/preload/preload.ts': `import { contextBridge } from 'electron';
import { word } from '../../shared/kernel/word.ts';
contextBridge.exposeInMainWorld('word', word);`,
  'electron/vault/entry.ts': `import Database from 'better-sqlite3';
console.log(JSON.stringify(new Database(':memory:').prepare('SELECT 1 AS one').get()));`,
  'renderer/index.html': `<!doctype html><html><body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>`,
  'renderer/main.tsx': `import { createRoot } from 'react-dom/client';
import './style.css';
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<p>text</p>);`,
  'renderer/style.css': 'p { color: red }',
};

describe('the bundles', () => {
  let root: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'deskline-bundle-'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(await buildApp(root)).toEqual(['main', 'preload', 'vault', 'renderer']);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const read = (path: string): string => readFileSync(join(root, 'out', path), 'utf8');

  it('leave native modules and Electron outside, and take everything else in', () => {
    const imports = [...read('main/main.js').matchAll(/(?:^|;)import\s*[\w$*{},\s]+?from\s*"([^"]+)"/gm)].map(([, module]) => module);
    expect(imports).toEqual(expect.arrayContaining(['electron', 'keytar']));
    expect(imports.filter((module) => module?.startsWith('.') === true || module === 'zod')).toEqual([]);
  });

  it('give the sandboxed preload one file that requires Electron alone', () => {
    const requires = [...read('preload/preload.cjs').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
    expect(requires).toEqual(['electron']);
    expect(read('preload/preload.cjs')).toContain('shared word');
  });

  it('make a vault that runs on Node as it is', async () => {
    const { output } = await runCommand(process.execPath, [join(root, 'out/vault/entry.js')]);
    expect(JSON.parse(output)).toEqual({ one: 1 });
  });

  it('make a page without anything inline, with addresses relative to it', () => {
    const html = read('renderer/index.html');
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style=|data:/);
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, address]) => address?.startsWith('./assets/'))).toBe(true);
  });

  it('are made again only when their own sources change', async () => {
    expect(await buildApp(root)).toEqual([]);
    writeFileSync(join(root, 'renderer/style.css'), 'p { color: blue }');
    expect(await buildApp(root)).toEqual(['renderer']);
    rmSync(join(root, 'out/vault/entry.js'));
    expect(await buildApp(root)).toEqual(['vault']);
    writeFileSync(join(root, 'shared/kernel/word.ts'), `export const word: string = 'another word';`);
    expect(await buildApp(root)).toHaveLength(4);
  });
});
