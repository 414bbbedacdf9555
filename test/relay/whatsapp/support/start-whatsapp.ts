import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Counter, Registry } from 'prom-client';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../../relay/database/database.ts';
import { loadMessages } from '../../../../relay/messages/load-messages.ts';
import { composeWhatsapp } from '../../../../relay/whatsapp/compose-whatsapp.ts';
import type { Whatsapp } from '../../../../relay/whatsapp/compose-whatsapp.ts';
import type { Message } from '../../../../shared/domain/messages/message.ts';
import type { ConversationId, DeviceId, MessageId } from '../../../../shared/kernel/ids.ts';
import { Redacted } from '../../../../shared/kernel/redacted.ts';
import type { SendMessageRequest } from '../../../../shared/protocol/messages.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import type { FakeClock } from '../../../support/fake-clock.ts';
import { makeTestCompany, testId } from '../../../support/make-company.ts';
import type { TestCompany } from '../../../support/make-company.ts';
import { startFakeGraph } from './fake-graph.ts';
import type { FakeGraph } from './fake-graph.ts';
import { bytesOf, inbound } from './payloads.ts';
import type { Json } from './payloads.ts';

export const appSecret = 'test-app-secret';
export const accessToken = 'test-access-token';
export const deviceId = testId() as DeviceId;

export type LogLine = { readonly facts: unknown; readonly event: string };

export type TestWhatsapp = {
  readonly whatsapp: Whatsapp;
  readonly database: Database;
  readonly company: TestCompany;
  readonly graph: FakeGraph;
  readonly clock: FakeClock;
  readonly mediaDir: string;
  readonly log: LogLine[];
  /** Signs, delivers, and waits until everything that follows from it is done. */
  readonly deliver: (payload: unknown) => Promise<number>;
  /** Moves the clock, lets every worker look, and waits for them. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly changes: (kind: string, result: string) => Promise<number>;
  readonly deliveries: (result: string) => Promise<number>;
  /** A customer writes now; answers the conversation. */
  readonly customerWrites: (body?: string, extra?: Json) => Promise<ConversationId>;
  readonly draft: (conversation: ConversationId, body: string, fields?: Partial<SendMessageRequest>) => SendMessageRequest;
  readonly messages: () => Promise<readonly Message[]>;
  readonly message: (id: string) => Promise<Message>;
  /** A second relay process on the same database. */
  readonly second: () => Promise<Whatsapp>;
};

export function sign(body: Uint8Array, secret = appSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

const emptied = new Map<() => Promise<Database>, Promise<Database>>();

/** One database per kind and file, emptied between tests: making one costs more than most tests. */
async function emptyDatabase(open: () => Promise<Database>): Promise<Database> {
  const known = emptied.get(open);
  if (known === undefined) {
    const made = open();
    emptied.set(open, made);
    return made;
  }
  const database = await known;
  const tables = await database.query<{ name: string }>(`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`);
  await database.query(`TRUNCATE ${tables.map((table) => table.name).join(', ')} RESTART IDENTITY`);
  return database;
}

/**
 * The whole adapter on a real database and a real HTTP stand-in for Graph, with time in the hands of the test. Cleans up after itself.
 *
 * @param own a database of its own, for tests that change the schema.
 */
export async function startWhatsapp(open: () => Promise<Database>, own: 'shared' | 'own' = 'shared'): Promise<TestWhatsapp> {
  const clock = fakeClock();
  const database = await (own === 'own' ? open() : emptyDatabase(open));
  const company = await makeTestCompany(database, clock.now());
  const graph = await startFakeGraph();
  const mediaDir = await mkdtemp(join(tmpdir(), 'deskline-media-'));
  const log: LogLine[] = [];
  const registry = new Registry();
  const registers = [registry];
  const metrics = {
    webhookDeliveries: new Counter({ name: 'deliveries', help: 'h', labelNames: ['result'], registers }),
    webhookChanges: new Counter({ name: 'changes', help: 'h', labelNames: ['kind', 'result'], registers }),
    heldMessages: new Counter({ name: 'held', help: 'h', labelNames: ['limit'], registers }),
    canaries: new Counter({ name: 'canaries', help: 'h', labelNames: ['result'], registers }),
    reconciledStatuses: new Counter({ name: 'reconciled', help: 'h', registers }),
    forgottenRows: new Counter({ name: 'forgotten', help: 'h', labelNames: ['of'], registers }),
  };
  const timers = new Set<() => void>();
  const scheduler = {
    after: (_milliseconds: number, work: () => void) => {
      timers.add(work);
      return () => timers.delete(work);
    },
  };
  const compose = (): Whatsapp =>
    composeWhatsapp({
      database,
      config: { graphUrl: graph.url, graphVersion: 'v25.0', accessToken: new Redacted(accessToken), appSecret: new Redacted(appSecret), verifyToken: new Redacted('verify-me'), mediaDir },
      clock,
      scheduler,
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
      log: { info: (facts, event) => log.push({ facts, event }), warn: (facts, event) => log.push({ facts, event }) },
      metrics,
    });
  const whatsapp = compose();
  const all = [whatsapp];
  await whatsapp.start();
  const settled = async (): Promise<void> => {
    for (const one of all) await one.idle();
    for (const one of all) await one.idle();
  };
  onTestFinished(async () => {
    for (const one of all) await one.stop();
    await graph.close();
    await rm(mediaDir, { recursive: true, force: true });
  });
  let texts = 0;
  const valueOf = async (counter: Counter, labels: Readonly<Record<string, string>>): Promise<number> =>
    (await counter.get()).values.find((value) => Object.entries(labels).every(([name, label]) => value.labels[name] === label))?.value ?? 0;
  const deliver = async (payload: unknown): Promise<number> => {
    const body = bytesOf(payload);
    const { status } = await whatsapp.receiveWebhook(body, sign(body));
    await settled();
    return status;
  };
  const messages = async (): Promise<readonly Message[]> => {
    const rows = await database.query<{ id: string }>('SELECT id FROM message ORDER BY at, id');
    const loaded = await loadMessages(database, rows.map((row) => row.id));
    return rows.map((row) => loaded.get(row.id)).filter((message) => message !== undefined);
  };
  return {
    whatsapp,
    database,
    company,
    graph,
    clock,
    mediaDir,
    log,
    deliver,
    settled,
    messages,
    pass: async (milliseconds) => {
      clock.advance(milliseconds);
      for (const work of [...timers]) {
        timers.delete(work);
        work();
      }
      await settled();
    },
    changes: (kind, result) => valueOf(metrics.webhookChanges, { kind, result }),
    deliveries: (result) => valueOf(metrics.webhookDeliveries, { result }),
    customerWrites: async (body = 'hello', extra = {}) => {
      texts += 1;
      await deliver(inbound({ id: `wamid.in.${texts}`, timestamp: String(Math.floor(clock.now() / 1000)), type: 'text', text: { body }, ...extra }));
      const [row] = await database.query<{ conversation_id: string }>('SELECT conversation_id FROM message WHERE wamid = $1', [`wamid.in.${texts}`]);
      return row?.conversation_id as ConversationId;
    },
    draft: (conversation, body, fields = {}) => ({
      id: testId(clock.now()) as MessageId,
      conversationId: conversation,
      content: { kind: 'text', body },
      quotedMessageId: null,
      composedAt: clock.now(),
      ...fields,
    }),
    message: async (id) => {
      const message = (await loadMessages(database, [id])).get(id);
      if (message === undefined) throw new Error('No such message');
      return message;
    },
    second: async () => {
      const other = compose();
      all.push(other);
      await other.start();
      return other;
    },
  };
}
