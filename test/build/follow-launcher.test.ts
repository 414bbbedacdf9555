import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';

const follower = new URL('../../build/bootstrap/follow-launcher.js', import.meta.url).href;

/** An entry as launch.js starts it: it follows its launcher, here this test, and tells its lines. */
function launched(source: string): { readonly child: ChildProcess; readonly line: () => Promise<string>; readonly ended: Promise<string | null> } {
  const folder = mkdtempSync(join(tmpdir(), 'deskline-follow-'));
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, source);
  const child = fork(entry, { execArgv: ['--import', follower], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  return {
    child,
    line: async () => String((await lines.next()).value),
    ended: new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal))),
  };
}

describe('what launch.js has started', () => {
  it('is interrupted with its launcher, and once when both were', async () => {
    // The entry says how many it heard, some time after each word of the launcher.
    const { child, line } = launched(`let count = 0;
process.on('SIGINT', () => (count += 1));
process.on('message', () => setTimeout(() => console.log('heard ' + count), 1000));
setInterval(() => undefined, 1000);
console.log('runs');`);
    expect(await line()).toBe('runs');
    // Ctrl-C: the terminal tells both.
    child.kill('SIGINT');
    child.send('interrupted');
    expect(await line()).toBe('heard 1');
    // `kill -INT` tells the launcher alone.
    child.send('interrupted');
    expect(await line()).toBe('heard 2');
  });

  it('ends of an interrupt that it does not listen for, and when its launcher is gone', async () => {
    const idle = `setInterval(() => undefined, 1000); console.log('runs');`;
    const interrupted = launched(idle);
    expect(await interrupted.line()).toBe('runs');
    interrupted.child.send('interrupted');
    expect(await interrupted.ended).toBe('SIGINT');
    const left = launched(idle);
    expect(await left.line()).toBe('runs');
    left.child.disconnect();
    expect(await left.ended).toBe('SIGTERM');
  });
});
