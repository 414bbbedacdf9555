import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPowers } from '../../build/checks/check-powers.ts';
import { POWERS } from '../../build/checks/powers-table.ts';
import { readUses } from '../../build/checks/read-uses.ts';

async function powersUsed(file: string, source: string): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'deskline-powers-'));
  try {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), source);
    return (await findPowers(root)).findings.map(({ power }) => power);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** For each power a use of it by somebody who does not own it. */
const BAD: readonly (readonly [power: string, file: string, source: string])[] = [
  ['answering the renderer', 'electron/main/messages/a.ts', `import { ipcMain } from 'electron'; ipcMain.handle('x', () => 1)`],
  ['reaching into the page', 'electron/preload/other.ts', `import { contextBridge } from 'electron'; contextBridge.exposeInMainWorld('a', 1)`],
  ['the OS keychain', 'electron/main/sync/a.ts', `import keytar from 'keytar'; keytar.getPassword('a', 'b')`],
  ['notifications of the desktop', 'electron/main/sync/a.ts', `import { Notification as N } from 'electron'; new N({}).show()`],
  ['the tray', 'electron/main/sync/a.ts', `import { Tray } from 'electron'; new Tray('x')`],
  ["the desktop's message bus", 'electron/main/sync/a.ts', `import { sessionBus } from '@jellybrick/dbus-next'; sessionBus()`],
  ['opening things outside the app', 'electron/main/messages/a.ts', `import { shell } from 'electron'; shell.openExternal('x')`],
  ['windows, sessions and protocols', 'electron/main/sync/a.ts', `import { BrowserWindow } from 'electron'; new BrowserWindow()`],
  ['updating the app', 'electron/main/a.ts', `import { autoUpdater } from 'electron'; autoUpdater.checkForUpdates()`],
  ['weaker secrets', 'electron/main/secrets/a.ts', `import { safeStorage } from 'electron'; safeStorage.isEncryptionAvailable()`],
  ['starting processes', 'electron/main/media/a.ts', `const { exec } = await import('node:child_process'); exec('x')`],
  ['HTTP from the client', 'electron/main/media/a.ts', `import axios from 'axios'; axios.get('x')`],
  ['requests from the page', 'renderer/inbox/a.ts', `export const load = () => fetch('x')`],
  ['storage in the page', 'renderer/inbox/a.ts', `localStorage.setItem('a', 'b')`],
  ['HTTP from the relay', 'relay/messages/a.ts', `import axios from 'axios'; axios.post('x')`],
  ['raw sockets', 'relay/edge/a.ts', `import { connect } from 'node:net'; connect(1)`],
  ['SQL on the client', 'electron/vault/message/a.ts', `import Database from 'better-sqlite3'; new Database('x')`],
  ['SQL on the relay', 'relay/messages/a.ts', `import pg from 'pg'; new pg.Pool()`],
  ['deleting files', 'electron/main/sync/a.ts', `import { rmSync } from 'node:fs'; rmSync('x')`],
  ['cryptography', 'electron/main/sync/a.ts', `import { randomBytes } from 'node:crypto'; randomBytes(1)`],
  ['the time of day', 'shared/domain/x/a.ts', `export const now = () => Date.now()`],
  ['the time of day', 'shared/domain/x/a.ts', `export const now = new Date()`],
  ['timers', 'relay/messages/a.ts', `setTimeout(() => undefined, 1)`],
  ['chance', 'shared/kernel/a.ts', `export const id = Math.random()`],
  ['writing to the console', 'relay/messages/a.ts', `console.log('x')`],
  ['the environment', 'electron/main/sync/a.ts', `export const home = process.env['HOME']`],
  ['code from text', 'renderer/inbox/a.ts', `eval('1')`],
];

describe('the powers table', () => {
  it.each(BAD)('refuses %s in %s: %s', async (power, file, source) => {
    expect(await powersUsed(file, source)).toEqual([power]);
  });

  it('has a bad example for every power', () => {
    expect(new Set(BAD.map(([power]) => power))).toEqual(new Set(POWERS.map(({ name }) => name)));
  });

  it('lets the owner use it, and anybody use its types or a name of his own', async () => {
    expect(await powersUsed('electron/main/secrets/a.ts', `import keytar from 'keytar'; keytar.getPassword('a', 'b')`)).toEqual([]);
    expect(await powersUsed('electron/main/sync/a.ts', `import type { BrowserWindow } from 'electron'; export type W = BrowserWindow`)).toEqual([]);
    expect(await powersUsed('relay/messages/a.ts', `export const run = (clock: { setTimeout: () => void }) => clock.setTimeout()`)).toEqual([]);
    expect(await powersUsed('relay/messages/a.ts', `export const run = (fetch: () => void) => fetch()`)).toEqual([]);
    expect(await powersUsed('relay/messages/a.ts', `export const at = (ms: number) => new Date(ms)`)).toEqual([]);
  });

  it('counts an import of everything as a use of every power of the module', async () => {
    expect(await powersUsed('electron/main/sync/a.ts', `import * as all from 'electron'; new all.BrowserWindow()`)).toContain(
      'windows, sessions and protocols',
    );
    expect(await powersUsed('electron/main/sync/a.ts', `const { shell } = await import('electron'); shell.beep()`)).toEqual(['opening things outside the app']);
  });

  it('reads members with computed names and expressions inside type assertions', async () => {
    const uses = await readUses(`const x = [process.env as object, list[Date.now()]!]; class A { b = Math.random() }`, false);
    expect([...uses.globals]).toEqual(expect.arrayContaining(['process.env', 'Date.now', 'Math.random']));
  });
});
