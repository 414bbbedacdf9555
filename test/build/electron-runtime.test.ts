import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeInDistribution } from '../../build/electron-runtime/fallback-electron.ts';
import { resolveElectron } from '../../build/electron-runtime/resolve-electron.ts';
import { forgetUnreachable, recallUnreachable, rememberUnreachable } from '../../build/electron-runtime/unreachable-memo.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskline-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the Electron that is used', () => {
  it('is the one that is named, and a wrong name is an error with the path', async () => {
    await expect(resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).rejects.toThrow(folder);
    mkdirSync(join(folder, 'Electron.app/Contents/MacOS'), { recursive: true });
    for (const name of ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']) writeFileSync(join(folder, name), '');
    writeFileSync(join(folder, 'version'), 'v99.0.0');
    expect(await resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toMatchObject({ kind: 'given', version: '99.0.0' });
  });

  it('exists, and says in one line which it is', async () => {
    const electron = await resolveElectron();
    expect(existsSync(electron.executable)).toBe(true);
    expect(electron.note).toContain(electron.version);
    expect(electron.note).not.toContain('\n');
    expect(electron.switches).toEqual(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);
  });
});

describe('a release page that was out of reach', () => {
  it('is not asked again for six hours, unless the page or the version is another', () => {
    const file = join(folder, 'cache/memo.json');
    const hour = 3_600_000;
    expect(recallUnreachable(file, 'a', '1', 0)).toBeUndefined();
    rememberUnreachable(file, { page: 'a', version: '1', reason: 'ENOTFOUND', atMs: 10 * hour });
    const at = (page: string, version: string, hours: number) => recallUnreachable(file, page, version, hours * hour);
    expect([at('a', '1', 10), at('a', '1', 15.9), at('a', '1', 16), at('a', '1', 9), at('b', '1', 11), at('a', '2', 11)]).toEqual([
      'ENOTFOUND',
      'ENOTFOUND',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    forgetUnreachable(file);
    expect(at('a', '1', 10)).toBeUndefined();
  });
});

describe('the fallback distribution', () => {
  it('takes the runtime and leaves the other application out', () => {
    const names = [
      'Cypress/Cypress',
      'Cypress/icudtl.dat',
      'Cypress/locales/de.pak',
      'Cypress/resources/app/index.js',
      'Cypress/browser_v8_context_snapshot.bin',
      'elsewhere',
    ];
    expect(names.map(placeInDistribution)).toEqual(['electron', 'icudtl.dat', 'locales/de.pak', undefined, undefined, undefined]);
  });
});
