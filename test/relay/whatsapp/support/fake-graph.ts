import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type GraphRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: { readonly [name: string]: unknown };
};

/** What the stand-in answers: JSON or bytes with a status, or nothing at all (the connection is cut after the request was read). */
export type GraphReply =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly bytes: Uint8Array; readonly type?: string; readonly cutAfter?: number }
  | 'cut';

export type FakeGraph = {
  readonly url: string;
  readonly requests: GraphRequest[];
  /** Bodies of the messages that were posted, in order. */
  readonly sent: () => readonly GraphRequest['body'][];
  /** Decides about the next requests; the usual one accepts every message under `wamid.<n>`. */
  reply: (request: GraphRequest, count: number) => GraphReply | Promise<GraphReply>;
  readonly close: () => Promise<void>;
};

export function acceptAs(wamid: string, contact: { readonly wa_id?: string; readonly user_id?: string } = {}): GraphReply {
  return { status: 200, json: { messaging_product: 'whatsapp', contacts: [{ input: 'x', ...contact }], messages: [{ id: wamid }] } };
}

export function refuseWith(code: number, status = 400): GraphReply {
  return { status, json: { error: { message: `(#${code}) no`, type: 'OAuthException', code, error_data: { details: 'because' }, fbtrace_id: 'x' } } };
}

/** A small HTTP server in the place of Meta's Graph API. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const requests: GraphRequest[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const graph: FakeGraph = {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    sent: () => requests.filter((request) => request.method === 'POST').map((request) => request.body),
    reply: (_request, count) => acceptAs(`wamid.${count}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? '/', graph.url);
    const text = Buffer.concat(parts).toString('utf8');
    const seen: GraphRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      authorization: request.headers.authorization,
      body: (text === '' ? {} : JSON.parse(text)) as GraphRequest['body'],
    };
    requests.push(seen);
    const reply = await graph.reply(seen, requests.filter((other) => other.method === 'POST').length);
    if (reply === 'cut') {
      request.socket.destroy();
      return;
    }
    if ('json' in reply) {
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.json));
      return;
    }
    response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/octet-stream', 'content-length': reply.bytes.length });
    if (reply.cutAfter === undefined) response.end(reply.bytes);
    else response.write(reply.bytes.subarray(0, reply.cutAfter), () => request.socket.destroy());
  }
  return graph;
}
