import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A POST as it arrived. `signed` is checked here, over the bytes, without any code of the sandbox. */
export type Received = { readonly bytes: Buffer; readonly signature: string | undefined; readonly signed: boolean; readonly body: unknown; readonly answered: number };

export type WebhookReceiver = {
  readonly url: string;
  readonly received: readonly Received[];
  /** The next answers, used up one by one; 200 when there are none. 0 cuts the connection. */
  readonly answers: number[];
  /** Resolves when something received makes the question true; rejects after ten seconds. */
  readonly until: (question: (received: readonly Received[]) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startReceiver(appSecret: string, verifyToken = 'verify'): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      const right = address.searchParams.get('hub.mode') === 'subscribe' && address.searchParams.get('hub.verify_token') === verifyToken;
      response.writeHead(right ? 200 : 403).end(right ? address.searchParams.get('hub.challenge') : 'no');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const header = request.headers['x-hub-signature-256'];
      const signature = typeof header === 'string' ? header : undefined;
      const answered = answers.shift() ?? 200;
      let body: unknown;
      try {
        body = JSON.parse(bytes.toString('utf8'));
      } catch {
        body = undefined;
      }
      received.push({ bytes, signature, signed: signature === `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`, body, answered });
      if (answered === 0) request.socket.destroy();
      else response.writeHead(answered).end();
      for (const watcher of watchers) watcher();
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`,
    received,
    answers,
    until: (question) =>
      new Promise<void>((resolve, reject) => {
        const patience = setTimeout(() => reject(new Error(`not seen in time; ${received.length} deliveries came`)), 60_000);
        const look = (): void => {
          if (!question(received)) return;
          clearTimeout(patience);
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    close: () =>
      new Promise<void>((resume) => {
        server.closeAllConnections();
        server.close(() => resume());
      }),
  };
}
