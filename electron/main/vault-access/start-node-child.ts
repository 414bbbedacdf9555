import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Child, ChildListeners } from './child.ts';
import { splitLines } from './split-lines.ts';

/** Starts `entry` on a Node binary of its own, with a channel that carries binary values. */
export function startNodeChild(options: { readonly entry: string; readonly nodeBinary: string; readonly environment: Record<string, string> }, listeners: ChildListeners): Child {
  const child = fork(options.entry, [], {
    execPath: options.nodeBinary,
    // Not this process's flags: a debugger's port or a test runner's loader has no business there.
    execArgv: [],
    env: options.environment,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let isOver = false;
  const end = (code: number | null): void => {
    if (isOver) return;
    isOver = true;
    listeners.onExit({ code });
  };
  child.on('message', listeners.onMessage);
  // `close` comes after the last line of output; `error` alone when the binary could not be started.
  child.on('close', (code) => end(code));
  child.on('error', (failure) => {
    listeners.onLine(`could not be started or reached: ${'code' in failure ? String(failure.code) : failure.name}`);
    if (child.pid === undefined) end(null);
  });
  readLines(child.stdout, listeners.onLine);
  readLines(child.stderr, listeners.onLine);
  return {
    post: (message) => {
      if (isOver || !child.connected) return false;
      child.send(message as Parameters<typeof child.send>[0], () => undefined);
      return true;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

export function readLines(stream: Readable | NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  const lines = splitLines(onLine);
  stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  stream?.on('end', lines.end);
}
