import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPageFiles } from '../../../../electron/main/app-window/page-files.ts';

function builtPages(): string {
  const root = mkdtempSync(join(tmpdir(), 'deskline-page-files-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<script type="module" crossorigin src="./assets/index-a_1.js"></script><link rel="stylesheet" crossorigin href="./assets/style-b2.css">');
  for (const name of ['index-a_1.js', 'style-b2.css', 'settings-c3.js']) writeFileSync(join(root, 'assets', name), name);
  return root;
}

describe('the files of the built pages', () => {
  it('of the first screen are read before they are asked for, and given once from memory', async () => {
    const root = builtPages();
    const read = openPageFiles(root);
    for (const name of ['index-a_1.js', 'style-b2.css', 'settings-c3.js']) writeFileSync(join(root, 'assets', name), 'newer');
    const text = async (name: string) => new TextDecoder().decode(await read(join(root, 'assets', name)));
    expect([await text('index-a_1.js'), await text('style-b2.css'), await text('settings-c3.js')]).toEqual(['index-a_1.js', 'style-b2.css', 'newer']);
    expect(await text('index-a_1.js')).toBe('newer');
  });

  it('are refused where there is none', async () => {
    const read = openPageFiles(join(tmpdir(), 'deskline-no-such-folder'));
    await expect(read(join(tmpdir(), 'deskline-no-such-folder', 'index.html'))).rejects.toThrow('ENOENT');
  });
});
