import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { Redacted } from '../../shared/kernel/redacted.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import { composeEdge } from '../../relay/compose-edge.ts';
import type { Database } from '../../relay/database/database.ts';
import { buildApp } from '../../relay/edge/build-app.ts';
import { startLogBell } from '../../relay/event-log/log-bell.ts';
import { countOutgoing } from '../../relay/insights/count-outgoing.ts';
import { startPresenceBell } from '../../relay/presence/presence-bell.ts';
import { createLog } from '../../relay/log.ts';
import { createMetrics } from '../../relay/metrics.ts';
import type { Whatsapp } from '../../relay/whatsapp/compose-whatsapp.ts';
import { testId } from './make-company.ts';

export const operatorToken = 'operator-token-of-the-tests-0123456789';

export type TestEdge = {
  readonly url: string;
  /** Everything that was logged so far. */
  readonly logged: () => string;
  readonly ask: (method: string, path: string, options?: { readonly token?: string; readonly body?: unknown }) => Promise<{ readonly status: number; readonly json: unknown; readonly headers: Headers }>;
  /** A device token for a person, through a real code and a real enrolment. */
  readonly enrol: (personId: string) => Promise<string>;
  /** Every route that is registered, as `METHOD /path`. */
  readonly routes: () => readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * The relay's HTTP side over a real database and real HTTP. The WhatsApp adapter is whatever functions the test gives: the edge takes functions,
 * and its tests are about what it does with their answers.
 */
export async function startTestEdge(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly whatsapp?: Partial<Whatsapp>;
  readonly sandboxed?: boolean;
  readonly beatMs?: number;
}): Promise<TestEdge> {
  const chunks: string[] = [];
  const log = createLog(
    new Writable({
      write: (chunk, _encoding, done) => {
        chunks.push(String(chunk));
        done();
      },
    }),
  );
  const metrics = createMetrics(() => countOutgoing(parts.database));
  const bell = await startLogBell(parts.database);
  const presence = await startPresenceBell(parts.database);
  const none = (): never => {
    throw new Error('This test gave no such function');
  };
  const whatsapp: Whatsapp = {
    verifySubscription: none,
    receiveWebhook: none,
    acceptOutgoing: none,
    resend: none,
    changePlan: none,
    withdraw: none,
    account: {
      acceptUpload: none,
      mark: none,
      listTemplates: none,
      syncTemplates: none,
      block: none,
      listStandings: none,
      readProfile: none,
      changeProfile: none,
    },
    openMedia: none,
    openThumbnail: none,
    reconsiderParked: async () => 0,
    resumeNumber: none,
    start: none,
    stop: none,
    idle: none,
    ...parts.whatsapp,
  };
  const edge = composeEdge({
    database: parts.database,
    bell,
    presence,
    whatsapp,
    log,
    metrics,
    now: () => parts.clock.now(),
    newId: () => testId(parts.clock.now()),
    random: (count) => new Uint8Array(randomBytes(count)),
    operatorToken: new Redacted(operatorToken),
    sandboxed: parts.sandboxed ?? true,
    zone: 'Europe/Berlin',
    ...(parts.beatMs === undefined ? {} : { beatMs: parts.beatMs }),
  });
  const app = await buildApp(edge, { clock: parts.clock, log, metrics, newId: () => testId(parts.clock.now()), version: '0.0.0', instance: 'test' });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask: TestEdge['ask'] = async (method, path, options = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    url,
    logged: () => chunks.join(''),
    ask,
    enrol: async (personId) => {
      const issued = await ask('POST', '/v1/admin/enrolment-codes', { token: operatorToken, body: { personId } });
      const enrolled = await ask('POST', '/v1/enrolment', {
        body: { code: textAt(issued.json, 'code'), deviceName: 'A desk', appVersion: '0.1.0', protocolVersion: 1 },
      });
      return textAt(enrolled.json, 'token');
    },
    routes: () => routesOf(app.printRoutes({ commonPrefix: false })),
    close: async () => {
      await app.close();
      await presence.stop();
      await bell.stop();
    },
  };
}

/** Reads a text property of an answer. */
export function textAt(json: unknown, name: string): string {
  const value = typeof json === 'object' && json !== null ? Object.entries(json).find(([key]) => key === name)?.[1] : undefined;
  if (typeof value !== 'string') throw new Error(`The answer has no text '${name}'`);
  return value;
}

/** Reads Fastify's picture of its routes: a tree with one name a line and the methods in brackets. */
function routesOf(tree: string): readonly string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^([\s│]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (found === null) return [];
    const [, indent = '', name = '', methods = ''] = found;
    path.splice(indent.length / 4, Infinity, name);
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${path.join('')}`);
  });
}
