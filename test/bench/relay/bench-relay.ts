import { Agent, request } from 'node:http';
import { changesResponse } from '../../../shared/protocol/changes.ts';
import { startPostgresServer } from '../../support/postgres-server.ts';
import { readStream } from '../../support/read-stream.ts';
import { startMeasuredRelay } from './measured-relay.ts';
import type { MeasuredRelay } from './measured-relay.ts';
import { measureRawInserts } from './raw-inserts.ts';

/** Contacts among whom the messages are spread. */
const contacts = 200;

/** Deliveries of Meta's that are under way at once. */
const parallel = 32;

/**
 * Measures the relay as a process of its own on a PostgreSQL server that syncs every commit: how long a message takes from the webhook into a client's hands,
 * how many deliveries a second it sustains beside what the database can insert at all, and what an open stream costs.
 */
export async function benchRelay({ quick }: { readonly quick: boolean }): Promise<void> {
  const server = await startPostgresServer({ durable: true });
  const relay = await startMeasuredRelay(server.adminUrl);
  try {
    print('PostgreSQL with fsync on, the relay in one process, the client and Meta on the same machine.');
    await measureLatency(relay, quick ? 50 : 500);
    const count = quick ? 300 : 3_000;
    const sustained = await measureThroughput(relay, count);
    for (const writers of [1, 10]) {
      const raw = await measureRawInserts(server.adminUrl, count, writers);
      print(`raw inserts of the same rows, ${writers} connection(s): ${Math.round(raw)} deliveries/s; the relay reaches ${(sustained / raw).toFixed(2)} of it`);
    }
    await measureStreams(relay, quick ? 500 : 5_000);
  } finally {
    await relay.stop();
    await server.stop();
  }
}

const fromOf = (index: number): string => `4915100${String(index % contacts).padStart(6, '0')}`;

/** One message after the other: from the first byte of the webhook until the client holds the message. */
async function measureLatency(relay: MeasuredRelay, count: number): Promise<void> {
  const stream = await readStream(relay.url, relay.token);
  await stream.next((heard) => heard.name === 'hello');
  let cursor = 0;
  const times: number[] = [];
  for (let index = 0; index < count + contacts; index += 1) {
    const body = `latency ${index}`;
    const began = performance.now();
    const delivered = relay.deliver({ id: `wamid.l${index}`, from: fromOf(index), body });
    for (;;) {
      const after = cursor;
      await stream.next(({ event }) => event.head > after);
      const page = changesResponse.parse(await (await fetch(`${relay.url}/v1/changes?after=${cursor}`, { headers: { authorization: `Bearer ${relay.token}` } })).json());
      cursor = page.cursor;
      if (page.changes.some((change) => change.entity === 'message' && change.message.content.kind === 'text' && change.message.content.body === body)) break;
    }
    // The first of every contact also makes the contact and the conversation; those warm the process up and do not count.
    if (index >= contacts) times.push(performance.now() - began);
    await delivered;
  }
  stream.close();
  times.sort((one, other) => one - other);
  const at = (share: number): string => `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)} ms`;
  print(`webhook to client: median ${at(0.5)}, p99 ${at(0.99)} (${times.length} messages, one at a time)`);
}

async function measureThroughput(relay: MeasuredRelay, count: number): Promise<number> {
  const stored = async (): Promise<number> =>
    Number(/relay_webhook_changes_total\{kind="message",result="stored"\} (\d+)/u.exec(await (await fetch(`${relay.url}/metrics`)).text())?.[1] ?? 0);
  const target = (await stored()) + count;
  const watcher = await readStream(relay.url, relay.token);
  await watcher.next((heard) => heard.name === 'hello');
  const untilApplied = async (): Promise<void> => {
    // What rang is in the database; the counter moves a moment later, with the next ring at the latest.
    do await watcher.next(({ name }) => name !== 'hello');
    while ((await stored()) < target);
  };
  let next = 0;
  const began = performance.now();
  const applied = untilApplied();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await relay.deliver({ id: `wamid.t${index}`, from: fromOf(index), body: `throughput ${index}` });
      }
    }),
  );
  const answered = performance.now() - began;
  await applied;
  const done = performance.now() - began;
  watcher.close();
  print(`deliveries: ${count} answered in ${(answered / 1000).toFixed(1)} s (${Math.round((count * 1000) / answered)}/s), all applied and told in ${(done / 1000).toFixed(1)} s`);
  print(`sustained: ${Math.round((count * 1000) / done)} deliveries/s`);
  return (count * 1000) / done;
}

async function measureStreams(relay: MeasuredRelay, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const before = relay.memory();
  const open: { readonly destroy: () => void }[] = [];
  const heard = new Set<number>();
  let tellAll: () => void = () => undefined;
  const began = performance.now();
  for (let start = 0; start < count; start += 100) {
    await Promise.all(
      Array.from(
        { length: Math.min(100, count - start) },
        (_, offset) =>
          new Promise<void>((resolve, reject) => {
            const asked = request(`${relay.url}/v1/stream`, { agent, headers: { authorization: `Bearer ${relay.token}` } }, (response) => {
              if (response.statusCode !== 200) reject(new Error(`A stream was answered ${response.statusCode}`));
              response.once('data', () => resolve());
              response.on('data', (chunk: Buffer) => {
                if (!chunk.includes('event: head')) return;
                heard.add(start + offset);
                if (heard.size === count) tellAll();
              });
            });
            asked.on('error', reject);
            asked.end();
            open.push(asked);
          }),
      ),
    );
  }
  const opened = performance.now() - began;
  const after = relay.memory();
  const perStream = before === null || after === null ? 'unknown on this system' : `${((after - before) / count / 1024).toFixed(1)} kB`;
  const told = new Promise<void>((resolve) => (tellAll = resolve));
  heard.clear();
  const sent = performance.now();
  await relay.deliver({ id: 'wamid.stream', from: fromOf(0), body: 'to all' });
  await told;
  print(`streams: ${count} open after ${(opened / 1000).toFixed(1)} s, memory per stream ${perStream}; a message reached all of them in ${Math.round(performance.now() - sent)} ms`);
  for (const stream of open) stream.destroy();
  agent.destroy();
}

function print(line: string): void {
  console.log(line);
}
