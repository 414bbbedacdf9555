import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../../electron/preload/preload.ts', import.meta.url), 'utf8');

describe('the preload', () => {
  it('stays small enough to be read at a glance', () => {
    expect(source.split('\n').length).toBeLessThan(60);
  });

  it('imports the light files of the bridge and nothing else', () => {
    const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect([...new Set(imports)].sort()).toEqual(['../../shared/bridge/channels.ts', '../../shared/bridge/command-names.ts', 'electron']);
    for (const name of ['channels', 'command-names']) {
      expect(readFileSync(new URL(`../../../shared/bridge/${name}.ts`, import.meta.url), 'utf8')).not.toMatch(/^import /m);
    }
  });

  it('exposes exactly one object, and hands no event of Electron to the page', () => {
    expect(source.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(source).toContain('listener(announcement)');
    expect(source).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  });
});
