import { spawn } from 'node:child_process';
import type { DesktopSession } from '../../../build/desktop-session/open-desktop-session.ts';
import type { ElectronRuntime } from '../../../build/electron-runtime/resolve-electron.ts';
import { childrenOf } from '../../e2e/support/children-of.ts';
import { attachToBrowser, attachToPage } from './devtools.ts';
import type { DevtoolsPage } from './devtools.ts';
import { readMemory } from './read-memory.ts';
import type { ProcessMemory } from './read-memory.ts';

/** A running application whose page is driven from outside. */
export type MeasuredWindow = {
  readonly page: DevtoolsPage;
  /** UTC milliseconds of the moment before its process was started. */
  readonly startedAt: number;
  /** The browser itself, for as long as the caller leaves it open. */
  readonly browser: () => Promise<DevtoolsPage>;
  readonly memory: () => Promise<readonly ProcessMemory[]>;
  readonly close: () => Promise<void>;
};

const closePatienceMs = 10_000;

/**
 * Starts an application on the given Electron and attaches to its page as soon as there is one.
 *
 * @param app folder of the application. @param url what the page's address begins with.
 */
export async function openMeasuredWindow(request: {
  readonly electron: ElectronRuntime;
  readonly session: DesktopSession;
  readonly app: string;
  readonly args?: readonly string[];
  readonly url?: string;
  /** Milliseconds between start and attaching; at once by default. */
  readonly attachAfterMs?: number;
}): Promise<MeasuredWindow> {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(request.electron.executable, [...request.electron.switches, '--remote-debugging-port=0', request.app, ...(request.args ?? [])], {
    cwd: request.app,
    env: Object.fromEntries(Object.entries(request.session.env).filter(([name]) => !/^(RELAY|WHATSAPP|SANDBOX|NODE|npm)_?/i.test(name))),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//u.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then(() => reject(new Error(`The application ended before it had a page: ${said.slice(-500)}`)));
  });
  if (request.attachAfterMs !== undefined) await new Promise((resolve) => setTimeout(resolve, request.attachAfterMs));
  const page = await attachToPage(endpoint, request.url ?? 'app://deskline/');
  return {
    page,
    startedAt,
    browser: () => attachToBrowser(endpoint),
    memory: async () => readMemory([child.pid ?? 0, ...(await childrenOf(child.pid ?? 0))]),
    close: async () => {
      page.close();
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), closePatienceMs);
      await ended;
      clearTimeout(patience);
    },
  };
}
