import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { enrolDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { startFront } from './front.ts';
import { startKillablePostgres } from './killable-postgres.ts';
import type { KillablePostgres } from './killable-postgres.ts';
import { startRelayProcess, startSandboxProcess } from './processes.ts';
import type { Running } from './processes.ts';
import { seededChance } from './seeded-chance.ts';
import type { Chance } from './seeded-chance.ts';

/** Talks to the sandbox's control side. */
export type Control = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

export type FaultStage = {
  readonly chance: Chance;
  readonly control: Control;
  readonly postgres: KillablePostgres;
  readonly relays: () => readonly Running[];
  /** Ends the relay in that place by a signal and starts another one there, as a service manager does. */
  readonly replaceRelay: (place: number, signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
  /** Starts the next relay before the old one is asked to end, as a careful operator does. */
  readonly rollRelay: (place: number) => Promise<void>;
};

export type FaultRun = {
  readonly seed: number;
  readonly relays: 1 | 2;
  readonly customers: number;
  readonly inbound: number;
  readonly outgoing: number;
  readonly chaos: Readonly<Record<string, unknown>>;
  /** How many faults, spread over the inbound messages; each is begun when the customers have said that much. */
  readonly faults: number;
  readonly strike: (stage: FaultStage, index: number) => Promise<void>;
};

/** What both sides know at the end, for comparison. */
export type Evidence = {
  /** Per customer, in the order in which they were said. */
  readonly said: ReadonlyMap<string, readonly { readonly wamid: string; readonly body: string }[]>;
  /** Per customer, in the order in which the relay accepted them from the desk. */
  readonly accepted: ReadonlyMap<string, readonly { readonly id: string; readonly body: string }[]>;
  /** Sends that the platform carried out, in its order. */
  readonly carriedOut: readonly { readonly ourId: string; readonly to: string; readonly body: string }[];
  readonly rows: readonly { readonly id: string; readonly name: string; readonly author: string; readonly body: string; readonly wamid: string | null; readonly stage: string | null }[];
  readonly entries: number;
  readonly head: number;
  readonly openDeliveries: number;
  /** Deliveries of the relay's own that came through the whole way in. */
  readonly canaries: number;
  readonly outgoingStates: Readonly<Record<string, number>>;
  /** The device that read along all the time, and one that reads everything afterwards. */
  readonly along: Desk;
  readonly afterwards: Desk;
  readonly unexpectedEnds: readonly string[];
};

export const nameOf = (index: number): string => `Customer ${String(index).padStart(3, '0')}`;
export const phoneOf = (index: number): string => `49151${String(10_000_000 + index)}`;

/** Plays one run: real processes, real database, customers who talk, a desk that answers, and faults in between. Leaves nothing behind. */
export async function runFaults(run: FaultRun): Promise<Evidence> {
  const chance = seededChance(run.seed);
  const cleanups: (() => Promise<unknown>)[] = [];
  const unexpectedEnds: string[] = [];
  let talking = true;
  try {
    const postgres = await startKillablePostgres();
    cleanups.push(() => postgres.stop());
    const dataDir = await mkdtemp(join(tmpdir(), 'deskline-faults-'));
    cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
    const front = await startFront();
    cleanups.push(() => front.close());
    const sandbox = await startSandboxProcess(`${front.url}/webhooks/whatsapp`, `faults-${run.seed}`);
    cleanups.push(() => sandbox.kill('SIGKILL'));
    const control = controlOf(sandbox.url);

    const relays: (Running | undefined)[] = [];
    const expected = new WeakSet<Running>();
    const show = (): void => front.setTargets(relays.flatMap((relay) => (relay === undefined ? [] : [relay.url])));
    const startRelay = async (place: number): Promise<void> => {
      const relay = await startRelayProcess({ databaseUrl: postgres.url, dataDir, graphUrl: sandbox.url, publicUrl: front.url });
      relays[place] = relay;
      cleanups.push(() => (expected.add(relay), relay.kill('SIGKILL')));
      void relay.ended.then((how) => {
        if (!expected.has(relay)) unexpectedEnds.push(how);
      });
      show();
    };
    for (let place = 0; place < run.relays; place += 1) await startRelay(place);
    const stage: FaultStage = {
      chance,
      control,
      postgres,
      relays: () => relays.filter((relay) => relay !== undefined),
      replaceRelay: async (place, signal) => {
        const relay = relays[place];
        if (relay === undefined) return;
        expected.add(relay);
        relays[place] = undefined;
        if (signal === 'SIGTERM') show();
        await relay.kill(signal);
        show();
        await startRelay(place);
      },
      rollRelay: async (place) => {
        const old = relays[place];
        await startRelay(place);
        if (old === undefined) return;
        expected.add(old);
        const how = await old.kill('SIGTERM');
        if (!how.startsWith('0')) unexpectedEnds.push(`asked to end: ${how}`);
      },
    };

    await control('POST', '/settings', { chaos: run.chaos, throughputPerSecond: 1000, sentAfterMs: [10, 40], deliveredAfterMs: [20, 120], readAfterMs: [50, 400] });
    for (let index = 0; index < run.customers; index += 1) {
      await control('POST', '/customers', { key: `c-${index}`, name: nameOf(index), phone: phoneOf(index) });
    }
    const along = await enrolDesk(front.url, dataDir);

    const said = new Map<string, { wamid: string; body: string }[]>();
    const speak = async (index: number): Promise<void> => {
      const lines = said.get(nameOf(index)) ?? [];
      said.set(nameOf(index), lines);
      const body = `${nameOf(index)} says ${lines.length} 🌊`;
      const line = { wamid: '', body };
      lines.push(line);
      // Meta's clock has whole seconds, and the order within one is nobody's promise: every message of a conversation gets a second of its own.
      const { id } = (await control('POST', `/customers/c-${index}/speak`, { type: 'text', body, agoMs: (3_000 - lines.length) * 1_000 })) as { id: string };
      line.wamid = id;
    };
    for (let index = 0; index < run.customers; index += 1) await speak(index);
    await until('every conversation is open', 60_000, async () => {
      await along.catchUp();
      return Array.from({ length: run.customers }, (_, index) => along.conversationOf(nameOf(index))).every((id) => id !== undefined);
    });

    const accepted = new Map<string, { id: string; body: string }[]>();
    const striking: Promise<void>[] = [];
    const points = chance.points(run.faults, run.customers, run.inbound * 0.9);
    const talk = async (): Promise<void> => {
      let struck = Promise.resolve();
      for (let count = run.customers; count < run.inbound; count += 1) {
        for (const [index, point] of points.entries()) {
          if (point !== count) continue;
          struck = struck.then(() => run.strike(stage, index));
          striking.push(struck);
        }
        await speak(chance.whole(run.customers));
        // About a hundred a second, so that faults fall into traffic.
        if (count % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 80));
      }
    };
    const answer = async (clerk: number, clerks: number): Promise<void> => {
      // Each clerk has conversations of his own, and writes to one after the other: their order in a conversation is the order of acceptance.
      const own = Array.from({ length: run.customers }, (_, index) => index).filter((index) => index % clerks === clerk);
      for (let count = 0; count < run.outgoing / clerks; count += 1) {
        const name = nameOf(own[count % own.length] ?? 0);
        const lines = accepted.get(name) ?? [];
        accepted.set(name, lines);
        const body = `Answer ${lines.length} to ${name}`;
        lines.push({ id: await along.send(along.conversationOf(name) ?? '', body), body });
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    const read = async (): Promise<void> => {
      while (talking) {
        await along.catchUp();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    const reading = read();
    reading.catch(() => undefined);
    await Promise.all([talk(), ...Array.from({ length: 4 }, (_, clerk) => answer(clerk, 4))]);
    await Promise.all(striking);
    if (unexpectedEnds.length > 0) throw new Error(`A relay ended by itself: ${unexpectedEnds.join('\n')}`);
    await control('DELETE', '/faults');
    await control('POST', '/settings', { chaos: { duplicates: 0, disorder: 0, batchWithinMs: 0, badGateway: 0 } });

    const database = new pg.Client({ connectionString: postgres.url });
    database.on('error', () => undefined);
    await database.connect();
    cleanups.push(() => database.end());
    const one = async <Row>(text: string): Promise<Row> => (await database.query(text)).rows[0] as Row;
    let ticks = 0;
    let last: unknown;
    await until('everything is settled', 160_000, async () => {
      // Life goes on: an attempt of unknown outcome is repeated only when webhooks show that the way in is open.
      if (ticks % 4 === 0) await speak(ticks % run.customers);
      ticks += 1;
      await control('POST', '/deliveries/flush', { timeoutMs: 5_000 }).catch(() => undefined);
      const open = await one<{ outgoing: string; deliveries: string; unread: string }>(
        `SELECT (SELECT count(*) FROM outgoing WHERE state IN ('waiting', 'sending')) AS outgoing, (SELECT count(*) FROM webhook_delivery WHERE decoded_at IS NULL) AS deliveries,
           (SELECT count(*) FROM message JOIN outgoing ON outgoing.message_id = message.id WHERE outgoing.state = 'accepted' AND delivery ->> 'stage' <> 'read') AS unread`,
      );
      last = open;
      const { webhooksPending } = (await control('GET', '/healthz')) as { webhooksPending: number };
      return webhooksPending === 0 && Number(open.outgoing) + Number(open.deliveries) + Number(open.unread) === 0;
    }, () => JSON.stringify(last));
    talking = false;
    await reading;
    await along.catchUp();
    const afterwards = along.fresh();
    await afterwards.catchUp();

    const { rows } = await database.query(
      `SELECT message.id, contact.display_name AS name, author ->> 'kind' AS author, content ->> 'body' AS body, wamid, delivery ->> 'stage' AS stage
       FROM message JOIN conversation ON conversation.id = conversation_id JOIN contact ON contact.id = contact_id ORDER BY message.at, message.id`,
    );
    const log = await one<{ entries: string; head: string; canaries: string; open: string }>(
      `SELECT (SELECT count(*) FROM event_log) AS entries, (SELECT head FROM event_log_head) AS head, (SELECT arrived_count FROM canary) AS canaries, (SELECT count(*) FROM webhook_delivery WHERE decoded_at IS NULL OR parked_at IS NOT NULL) AS open`,
    );
    const states = await database.query('SELECT state, count(*)::int AS count FROM outgoing GROUP BY state');
    const { calls } = (await control('GET', '/graph-calls?kind=messages')) as { calls: { accepted: boolean; body: { to?: string; biz_opaque_callback_data: string; text: { body: string } } }[] };
    return {
      said,
      accepted,
      carriedOut: calls.filter((call) => call.accepted).map((call) => ({ ourId: call.body.biz_opaque_callback_data, to: call.body.to ?? '', body: call.body.text.body })),
      rows: rows as Evidence['rows'],
      entries: Number(log.entries),
      head: Number(log.head),
      openDeliveries: Number(log.open),
      canaries: Number(log.canaries),
      outgoingStates: Object.fromEntries(states.rows.map((row: { state: string; count: number }) => [row.state, row.count])),
      along,
      afterwards,
      unexpectedEnds,
    };
  } finally {
    talking = false;
    for (const clean of cleanups.reverse()) await clean().catch(() => undefined);
  }
}

function controlOf(url: string): Control {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 504) throw new Error(`The sandbox answered ${path} with ${answer.status}: ${text.slice(0, 200)}`);
    return text === '' ? null : JSON.parse(text);
  };
}

async function until(what: string, withinMs: number, holds: () => Promise<boolean>, describe: () => string = () => ''): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come about in time that ${what} ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
