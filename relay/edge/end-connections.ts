import type { Server } from 'node:http';

/** A request that takes longer than this to end is cut off when the relay closes; whoever sent it tries again with the same id. */
const graceMs = 5_000;

/**
 * Watches a server's requests, so that closing it neither cuts off an answer in the making nor waits for connections that nobody uses: Node
 * itself keeps waiting for a connection on which no request was ever sent.
 *
 * @returns a function that, once closing has begun, ends all connections as soon as no request is open, and after `graceMs` in any case.
 */
export function watchConnections(server: Server): () => void {
  let open = 0;
  let closing = false;
  server.on('request', (_request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      if (closing && open === 0) server.closeAllConnections();
    });
  });
  return () => {
    closing = true;
    if (open === 0) server.closeAllConnections();
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    timer.unref();
    server.once('close', () => clearTimeout(timer));
  };
}
