import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childrenOf } from './support/children-of.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from '../../build/processes/free-port.ts';

const project = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** A copy of the project with the installed packages and the bundles of this one, so that it has a `.deskline` of its own. */
async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskline-clone-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of await readdir(project)) {
    if (['node_modules', '.git', '.deskline', 'test-results', 'dist', '.tsbuild'].includes(name)) continue;
    await cp(join(project, name), join(folder, name), { recursive: true });
  }
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** `npm start` as a person runs it, on a machine without a display. */
function start(folder: string, ports: Readonly<Record<string, string>>) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, DBUS_SESSION_BUS_ADDRESS: _bus, ...environment } = process.env;
  const child = spawn(process.execPath, [join(folder, 'build/start.js')], { cwd: folder, env: { ...environment, ...ports }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString('utf8')));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: () => output, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
}

describe('point 1, npm start', () => {
  it('opens the demo, draws it where it says, stops everything that it started, and reuses it all the second time', async () => {
    const folder = await copyProject();
    const ports = { RELAY_PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
    for (const round of ['first', 'second']) {
      const running = start(folder, ports);
      await eventually(`the ${round} start opens a window`, () => running.output().includes('The window is open'));
      expect(running.output()).toContain('There is no display here');
      expect(running.output()).toContain('Signed in as Mara Lindqvist, employee');
      await eventually('a picture is written where it says', async () => (await stat(join(folder, /(\S+\.png)/.exec(running.output())?.[1] ?? 'nowhere'))).size > 1000);
      await eventually('customers write', async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${ports.RELAY_PORT}/metrics`, { signal: AbortSignal.timeout(2000) })).text();
        return /relay_webhook_changes_total\{[^}]*kind="message"[^}]*result="stored"[^}]*\} [1-9]/.test(metrics);
      });
      const started = await childrenOf(running.child.pid ?? 0);
      expect(started.length).toBeGreaterThan(5);
      running.child.kill('SIGINT');
      expect(await running.ended).toBe(0);
      for (const id of started) {
        await eventually(`process ${id} is gone`, async () => {
          const state = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
          return state === null || /\) Z /.test(state);
        });
      }
    }
  });

  it('a port that is in use is one clear line and a failure', async () => {
    const folder = await copyProject();
    const occupied = createServer();
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void occupied.close());
    const port = String((occupied.address() as AddressInfo).port);
    const running = start(folder, { RELAY_PORT: port, SANDBOX_PORT: String(await freePort()) });
    expect(await running.ended).toBe(1);
    // What a process wrote last may be read after its end.
    await eventually('it is said', () => running.output().includes(port) && running.output().includes('in use'));
    expect(running.output()).not.toMatch(/\n\s+at /);
  });
});
