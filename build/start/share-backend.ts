import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Two roles side by side: the first `npm start` of a clone owns the relay and listens on a local socket; a later one connects and uses the
 * same relay. A socket and not a file with a number in it, because it cannot outlive its owner and nobody can mistake another program for it.
 */
export type SharedBackend = { readonly relayUrl: string };

/** A socket's path may have 108 bytes at most (Linux; 104 on macOS). */
const LONGEST_PATH = 100;

function socketPath(root: string): string {
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\deskline-${digest}`;
  const inside = join(root, 'start.sock');
  return inside.length <= LONGEST_PATH ? inside : join(tmpdir(), `deskline-${userInfo().uid}-${digest}.sock`);
}

type Answer = { readonly relayUrl: string } | { readonly refused: string };

const firstLine = (socket: Socket): Promise<string | undefined> =>
  new Promise((resolve) => {
    const lines = createInterface({ input: socket });
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
    socket.once('error', () => resolve(undefined));
  });

export type Hosting = {
  /** How many other starts use this relay now. */
  readonly guests: () => number;
  /** Resolves when the last of them has left; at once when there is none. */
  readonly whenAlone: () => Promise<void>;
  readonly close: () => void;
};

/** Offers the backend of this start to later ones. `role` is taken here; each guest takes one more. */
export async function hostBackend(root: string, backend: SharedBackend, role: string): Promise<Hosting> {
  const path = socketPath(root);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const taken = new Map<Socket, string>();
  const waiting: (() => void)[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      taken.delete(socket);
      if (taken.size === 0) for (const resolve of waiting.splice(0)) resolve();
    });
    void firstLine(socket).then((wanted) => {
      if (wanted === undefined) return;
      const isTaken = wanted === role || [...taken.values()].includes(wanted);
      const answer: Answer = isTaken ? { refused: wanted } : { relayUrl: backend.relayUrl };
      if (!isTaken) taken.set(socket, wanted);
      socket.write(`${JSON.stringify(answer)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  server.unref();
  return {
    guests: () => taken.size,
    whenAlone: () => (taken.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => {
      for (const socket of taken.keys()) socket.destroy();
      server.close();
    },
  };
}

export type Visit =
  | { readonly kind: 'nobody-there' }
  | { readonly kind: 'role-taken' }
  | { readonly kind: 'welcome'; readonly relayUrl: string; readonly whenHostLeaves: Promise<void>; readonly leave: () => void };

/** Looks for a running start of the same clone and joins it. */
export async function visitBackend(root: string, role: string): Promise<Visit> {
  const socket = connect(socketPath(root));
  const isConnected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!isConnected) return { kind: 'nobody-there' };
  const whenHostLeaves = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(`${role}\n`);
  const line = await firstLine(socket);
  if (line === undefined) return { kind: 'nobody-there' };
  const answer = JSON.parse(line) as Answer;
  if ('refused' in answer) {
    socket.destroy();
    return { kind: 'role-taken' };
  }
  return { kind: 'welcome', relayUrl: answer.relayUrl, whenHostLeaves, leave: () => socket.destroy() };
}
