import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openStreamHub } from '../../../relay/edge/stream-hub.ts';
import type { StreamHub } from '../../../relay/edge/stream-hub.ts';
import { fakeClock } from '../../support/fake-clock.ts';

/** A client whose connection takes nothing at all, with room for about two events. */
function stuckClient(): Writable {
  return new Writable({ highWaterMark: 200, write: () => undefined });
}

describe('the hub of event streams', () => {
  let hub: StreamHub | undefined;
  afterEach(() => hub?.close());

  it('lets a client go that takes nothing, with a bounded buffer, and keeps telling the others', async () => {
    let bell: () => void = () => undefined;
    let head = 0;
    hub = openStreamHub({
      clock: fakeClock(),
      beatMs: 20,
      readState: async () => ({ head, policyRevision: null }),
      subscribe: (_company, hear) => {
        bell = hear;
        return () => undefined;
      },
      onCount: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    const stuck = stuckClient();
    const told: string[] = [];
    const healthy = new Writable({
      write: (chunk, _encoding, done) => {
        told.push(String(chunk));
        done();
      },
    });
    await hub.add('company', stuck);
    await hub.add('company', healthy);
    const gone = new Promise<void>((resolve) => stuck.once('close', () => resolve()));
    let most = 0;
    for (head = 1; head <= 50; head += 1) {
      bell();
      await new Promise((resolve) => setImmediate(resolve));
      most = Math.max(most, stuck.writableLength);
    }
    await gone;
    expect(most).toBeLessThan(400);
    expect(told.filter((event) => event.startsWith('event: head')).length).toBeGreaterThan(10);
    expect(healthy.destroyed).toBe(false);
  });

  it('reads again when it was rung while it was reading', async () => {
    let bell: () => void = () => undefined;
    let release: () => void = () => undefined;
    let head = 1;
    let reads = 0;
    hub = openStreamHub({
      clock: fakeClock(),
      beatMs: 60_000,
      readState: async () => {
        reads += 1;
        const seen = head;
        if (reads === 2) await new Promise<void>((resolve) => (release = resolve));
        return { head: seen, policyRevision: null };
      },
      subscribe: (_company, hear) => {
        bell = hear;
        return () => undefined;
      },
      onCount: () => undefined,
      onError: () => undefined,
    });
    const told: string[] = [];
    let last: () => void = () => undefined;
    const toldOfThree = new Promise<void>((resolve) => (last = resolve));
    const client = new Writable({
      write: (chunk, _encoding, done) => {
        told.push(String(chunk));
        if (String(chunk).includes('"head":3')) last();
        done();
      },
    });
    await hub.add('company', client);
    head = 2;
    bell();
    head = 3;
    bell();
    bell();
    release();
    await toldOfThree;
    expect(reads).toBe(3);
  });
});
