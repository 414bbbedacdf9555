import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** What stands before the relays in a company: one address, whichever of them is alive. It passes bytes on and retries nothing that was begun. */
export type Front = { readonly url: string; readonly setTargets: (urls: readonly string[]) => void; readonly close: () => Promise<void> };

export async function startFront(): Promise<Front> {
  let targets: readonly { readonly host: string; readonly port: number }[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    const order = targets.map((_, index) => targets[(turn + index) % targets.length]);
    turn += 1;
    const attempt = (): void => {
      const target = order.shift();
      if (target === undefined) {
        client.destroy();
        return;
      }
      const relay = connect(target.port, target.host);
      keep(relay);
      let connected = false;
      relay.on('connect', () => {
        connected = true;
        client.pipe(relay);
        relay.pipe(client);
      });
      relay.on('close', () => (connected ? client.destroy() : attempt()));
      client.on('close', () => relay.destroy());
    };
    attempt();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    setTargets: (urls) => {
      targets = urls.map((url) => ({ host: new URL(url).hostname, port: Number(new URL(url).port) }));
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
