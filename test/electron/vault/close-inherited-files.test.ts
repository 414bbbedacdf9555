import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const room = fileURLToPath(new URL('../../../electron/vault/close-inherited-files.ts', import.meta.url));

it.runIf(process.platform === 'linux')('a child lets go of what it was left, and keeps its channel', async () => {
  const script = `import { closeInheritedFiles } from ${JSON.stringify(room)}; process.on('message', () => process.send('alive')); process.on('disconnect', () => process.exit(0)); process.send('started'); process.once('message', closeInheritedFiles);`;
  // The fifth is a pipe that nobody told the child about: like a socket of Chromium's, it is still open there.
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const left = child.stdio[4] as Readable;
  let isClosed = false;
  left.once('end', () => (isClosed = true));
  left.resume();
  expect((await once(child, 'message'))[0]).toBe('started');
  expect(isClosed).toBe(false);
  child.send('let go');
  expect((await once(child, 'message'))[0]).toBe('alive');
  if (!isClosed) await once(left, 'end');
  child.send('again');
  expect((await once(child, 'message'))[0]).toBe('alive');
});
