import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy does with one call. `hold`: the relay gets it, the client gets no answer until `release()` (or never). */
export type Meddling = 'pass' | 'hold' | 'refuse';

export type MeddlingProxy = {
  readonly url: string;
  /** Decides for every call; the default passes all. */
  meddle: (call: { readonly method: string; readonly path: string }) => Meddling;
  /** Rewrites a JSON answer on its way to the client. */
  rewrite: ((path: string, body: unknown) => unknown) | null;
  /** Calls whose answers are being held, as `METHOD path`. */
  readonly held: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Stands between a client and its relay, as a bad network does: real sockets, real HTTP, and a hand on the cable. */
export async function openMeddlingProxy(target: string): Promise<MeddlingProxy> {
  const held: string[] = [];
  const proxy: { meddle: MeddlingProxy['meddle']; rewrite: MeddlingProxy['rewrite'] } = { meddle: () => 'pass', rewrite: null };
  const server = createServer((incoming, answer) => {
    const call = { method: incoming.method ?? 'GET', path: new URL(incoming.url ?? '/', target).pathname };
    const verdict = proxy.meddle(call);
    if (verdict === 'refuse') {
      incoming.socket.destroy();
      return;
    }
    forward(incoming, answer, target, {
      hold: () => {
        if (verdict !== 'hold') return false;
        held.push(`${call.method} ${call.path}`);
        return true;
      },
      rewrite: () => (proxy.rewrite === null ? null : (body: unknown) => proxy.rewrite?.(call.path, body)),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get meddle() {
      return proxy.meddle;
    },
    set meddle(value) {
      proxy.meddle = value;
    },
    get rewrite() {
      return proxy.rewrite;
    },
    set rewrite(value) {
      proxy.rewrite = value;
    },
    held: () => [...held],
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      // After it stopped listening: a client that lost its stream would be back at once.
      server.closeAllConnections();
      await closed;
    },
  };
}

function forward(
  incoming: IncomingMessage,
  answer: ServerResponse,
  target: string,
  hand: { readonly hold: () => boolean; readonly rewrite: () => ((body: unknown) => unknown) | null },
): void {
  const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } }, (reply) => {
    const rewrite = hand.rewrite();
    const isJson = reply.headers['content-type']?.includes('application/json') === true;
    if (rewrite === null || !isJson) {
      if (hand.hold()) return;
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
      return;
    }
    const parts: Buffer[] = [];
    reply.on('data', (part: Buffer) => parts.push(part));
    reply.on('end', () => {
      const body = Buffer.from(JSON.stringify(rewrite(JSON.parse(Buffer.concat(parts).toString('utf8')))));
      if (hand.hold()) return;
      answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, 'content-length': body.length });
      answer.end(body);
    });
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
