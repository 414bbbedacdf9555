import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../../electron/main/clock/system-clock.ts';
import type { TimeSample } from '../../../../electron/main/clock/relay-clock.ts';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import type { Timers } from '../../../../electron/main/clock/timers.ts';
import { createRelayHttp } from '../../../../electron/main/relay-link/relay-http.ts';
import { createRelayLink } from '../../../../electron/main/relay-link/relay-link.ts';
import type { RelayLink } from '../../../../electron/main/relay-link/relay-link.ts';
import { Redacted } from '../../../../shared/kernel/redacted.ts';
import type { RelayErrorCode, RetryAdvice } from '../../../../shared/protocol/errors.ts';

export type Asked = { readonly method: string; readonly path: string; readonly body: string; readonly headers: IncomingHttpHeaders };
export type Answering = (asked: Asked, response: ServerResponse) => void;

/** An HTTP server that answers what a test wants, however wrong, with the real link of the client pointed at it. Closed with the test. */
export async function startStubRelay(answer: Answering, timers: Timers = systemTimers): Promise<{ readonly url: string; readonly link: RelayLink; readonly asked: Asked[]; readonly samples: TimeSample[] }> {
  const asked: Asked[] = [];
  const samples: TimeSample[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(chunks).toString('utf8'), headers: request.headers };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = createRelayHttp({ relayUrl: url, token: new Redacted('CANARY-device-token'), appVersion: '0.1.0' });
  return { url, link: createRelayLink({ http, timers, systemClock, onTime: (sample) => samples.push(sample) }), asked, samples };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, status: number, code: RelayErrorCode, retry: RetryAdvice): void {
  sendJson(response, status, { error: { code, message: 'for developers', retry } });
}
