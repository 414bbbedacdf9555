import { describe, expect, it } from 'vitest';
import { createRelayHttp } from '../../../../electron/main/relay-link/relay-http.ts';
import { longestSilenceMs } from '../../../../electron/main/relay-link/open-stream.ts';
import { parseRelayUrl } from '../../../../electron/main/relay-link/parse-relay-url.ts';
import type { RelayFailure } from '../../../../electron/main/relay-link/relay-failure.ts';
import { Redacted } from '../../../../shared/kernel/redacted.ts';
import type { StreamEvent } from '../../../../shared/protocol/stream.ts';
import { aRequest, idOf } from '../../../support/cache-content.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';

const noRetry = { kind: 'never' } as const;

describe('the link to the relay', () => {
  it('names the device in a header, never in an address, and takes the relay\'s time from the answer', async () => {
    const relay = await startStubRelay((_asked, response) => sendJson(response, 200, { changes: [], cursor: 5, hasMore: false, relayTime: 1_800_000_000_000 }));
    expect(await relay.link.changes({ after: 3, limit: 10 })).toEqual({ ok: true, value: { changes: [], cursor: 5, hasMore: false, relayTime: 1_800_000_000_000 } });
    expect(relay.asked[0]).toMatchObject({ method: 'GET', path: '/v1/changes?after=3&limit=10', headers: { authorization: 'Bearer CANARY-device-token' } });
    expect(relay.samples).toHaveLength(1);
  });

  it.each([
    ['a refusal with advice', 409, { error: { code: 'conflict', message: 'x', retry: noRetry } }, { kind: 'refused', status: 409, code: 'conflict', retry: noRetry }],
    ['a device that is not known', 401, 'no', { kind: 'refused', status: 401, code: 'not-enrolled', retry: { kind: 'reauthenticate' } }],
    ['a balancer without a relay behind it', 502, '<html>Bad gateway</html>', { kind: 'refused', status: 502, code: 'unavailable', retry: { kind: 'after', afterMs: 0 } }],
    ['a redirect, which would carry the token away', 302, '', { kind: 'not-understood', status: 302 }],
    ['an answer of another shape', 200, { hello: 'world' }, { kind: 'not-understood', status: 200 }],
    ['a page', 200, '<html>Log in to the guest network</html>', { kind: 'not-understood', status: 200 }],
  ])('turns %s into a value', async (_what, status, body, failure) => {
    const relay = await startStubRelay((_asked, response) => {
      if (typeof body === 'string') response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
      else sendJson(response, status, body);
    });
    expect(await relay.link.send(aRequest(1))).toEqual({ ok: false, error: failure });
    expect(relay.asked).toHaveLength(1);
  });

  it('says unreachable with a code alone, and nothing of the token, when nobody answers or the line breaks', async () => {
    const broken = await startStubRelay((_asked, response) => response.destroy());
    const results = [await broken.link.policy()];
    const nobody = createRelayHttp({ relayUrl: 'http://127.0.0.1:1', token: new Redacted('CANARY-device-token'), appVersion: '0.1.0' });
    results.push(await nobody.nothing({ method: 'GET', path: '/v1/policy' }) as never);
    expect(results.map((result) => (result.ok ? 'ok' : result.error.kind))).toEqual(['unreachable', 'unreachable']);
    expect(JSON.stringify(results)).not.toContain('CANARY');
  });

  it('posts nothing at all where there is nothing to say: a type without a body would be refused', async () => {
    const relay = await startStubRelay((_asked, response) => response.writeHead(204).end());
    expect(await relay.link.acceptHandover(aRequest(1).id)).toEqual({ ok: true, value: null });
    expect(relay.asked[0]?.headers['content-type']).toBeUndefined();
    await relay.link.tellPresence(aRequest(1).conversationId, 'typing');
    expect(relay.asked[1]).toMatchObject({ body: '{"act":"typing"}', headers: { 'content-type': 'application/json' } });
  });

  it('passes over events of the stream that it does not know, and hears who is there', async () => {
    const told = { conversationId: aRequest(1).conversationId, personId: idOf('person', 2), act: 'typing', until: 5 };
    const state = { head: 7, relayTime: 1, policyRevision: null };
    const relay = await startStubRelay((_asked, response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`event: weather\ndata: sunny\n\nevent: presence\ndata: ${JSON.stringify(told)}\n\nevent: head\ndata: ${JSON.stringify(state)}\n\n`));
    const heard: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      const close = relay.link.openStream({
        onPresence: (event) => heard.push(event),
        onEvent: (event) => {
          heard.push(event);
          close();
          resolve();
        },
        onEnd: (failure) => reject(new Error(failure.kind)),
      });
    });
    expect(heard).toEqual([told, state]);
  });

  it('brings a file as it is', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 256);
    const relay = await startStubRelay((_asked, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes));
    const answer = await relay.link.media('01890000-0000-7000-8000-000000000000' as never);
    expect(answer.ok && Buffer.from(answer.value).equals(bytes)).toBe(true);
  });
});

describe('the event stream', () => {
  const event: StreamEvent = { head: 7, relayTime: 1_800_000_000_000, policyRevision: null };
  const frame = (name: string) => `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`;

  /** Opens a stream on a relay and gathers what it says until it ends, or until `enough` events. */
  async function listen(relay: Awaited<ReturnType<typeof startStubRelay>>, enough: number): Promise<{ readonly events: StreamEvent[]; readonly failure: RelayFailure | null }> {
    const events: StreamEvent[] = [];
    return new Promise((resolve) => {
      const close = relay.link.openStream({
        onEvent: (one) => {
          events.push(one);
          if (events.length === enough) {
            close();
            resolve({ events, failure: null });
          }
        },
        onEnd: (failure) => resolve({ events, failure }),
      });
    });
  }

  it('hears events, also when they come in pieces', async () => {
    const relay = await startStubRelay((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const text = frame('hello') + frame('head');
      response.write(text.slice(0, 20));
      setImmediate(() => response.write(text.slice(20)));
    });
    expect(await listen(relay, 2)).toEqual({ events: [event, event], failure: null });
  });

  it('reports the end of the line, and a refusal, once', async () => {
    const ending = await startStubRelay((_asked, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(frame('hello')));
    expect(await listen(ending, 9)).toMatchObject({ events: [event], failure: { kind: 'unreachable' } });
    const refusing = await startStubRelay((_asked, response) => sendError(response, 401, 'not-enrolled', { kind: 'reauthenticate' }));
    expect(await listen(refusing, 9)).toMatchObject({ events: [], failure: { kind: 'refused', code: 'not-enrolled' } });
  });

  it('takes a line for dead that keeps silent for two beats and a half', async () => {
    const waits: { readonly milliseconds: number; readonly run: () => void }[] = [];
    const timers = { soon: setImmediate, after: (milliseconds: number, run: () => void) => (waits.push({ milliseconds, run }), () => undefined) };
    const relay = await startStubRelay((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(frame('hello'));
    }, timers);
    const failure = await new Promise<RelayFailure>((resolve) => {
      relay.link.openStream({ onEvent: () => waits.at(-1)?.run(), onEnd: resolve });
    });
    expect(failure).toEqual({ kind: 'unreachable', detail: 'silence' });
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([longestSilenceMs, longestSilenceMs]);
    expect(longestSilenceMs).toBe(25_000);
  });
});

describe('the address of a relay', () => {
  it.each([
    ['relay.example.com', 'https://relay.example.com'],
    ['https://relay.example.com/', 'https://relay.example.com'],
    ['https://example.com/desk/', 'https://example.com/desk'],
    ['http://127.0.0.1:4600', 'http://127.0.0.1:4600'],
    ['localhost:4600', 'http://localhost:4600'],
    [' relay.example.com:8443 ', 'https://relay.example.com:8443'],
    ['http://relay.example.com', null],
    ['http://127.0.0.1.example.com', null],
    ['https://user:secret@relay.example.com', null],
    ['https://relay.example.com/?a=b', null],
    ['file:///etc/passwd', null],
    ['', null],
  ])('reads %j as %j', (text, url) => {
    expect(parseRelayUrl(text)).toBe(url);
  });
});
