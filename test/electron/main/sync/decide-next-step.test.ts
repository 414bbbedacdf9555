import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../electron/main/sync/backoff.ts';
import { decideNextStep, describeConnection, notSyncing } from '../../../../electron/main/sync/decide-next-step.ts';
import type { SyncEvent, SyncState } from '../../../../electron/main/sync/decide-next-step.ts';

const facts = { now: 1_000_000, fraction: 0.5 };
type WithoutAttempt<Event> = Event extends { attempt: number } ? Omit<Event, 'attempt'> : Event;

/** Runs events through the machine; events of a connection belong to the newest one unless they say otherwise. */
function run(events: readonly (SyncEvent | WithoutAttempt<SyncEvent>)[], from: SyncState = notSyncing) {
  let state = from;
  const effects: string[] = [];
  for (const event of events) {
    const step = decideNextStep(state, { attempt: state.attempt, ...event } as SyncEvent, facts);
    state = step.state;
    effects.push(...step.effects.map((effect) => effect.do));
  }
  return { state, effects, said: describeConnection(state) };
}

const broken = { kind: 'broken', unknownDevice: false, atLeastMs: 0 } as const;

describe('synchronisation', () => {
  it('opens the stream first, then fetches page after page, and is online when nothing is left', () => {
    expect(run([{ kind: 'start' }])).toMatchObject({ effects: ['forget-retry', 'disconnect', 'connect'], said: 'connecting' });
    const opened = run([{ kind: 'start' }, { kind: 'stream-opened' }]);
    expect(opened).toMatchObject({ said: 'behind' });
    expect(opened.effects.at(-1)).toBe('fetch');
    const paged = run([{ kind: 'fetched', hasMore: true }], opened.state);
    expect(paged).toMatchObject({ effects: ['fetch'], said: 'behind' });
    expect(run([{ kind: 'fetched', hasMore: false }], paged.state)).toMatchObject({ effects: [], said: 'online' });
  });

  it('fetches once more when it is woken while fetching, and not twice at once', () => {
    const fetching = run([{ kind: 'start' }, { kind: 'stream-opened' }, { kind: 'wake' }, { kind: 'wake' }]);
    expect(fetching.effects.filter((effect) => effect === 'fetch')).toHaveLength(1);
    expect(run([{ kind: 'fetched', hasMore: false }], fetching.state).effects).toEqual(['fetch']);
  });

  it('stays online through a wake: one new message is no catching up', () => {
    expect(run([{ kind: 'start' }, { kind: 'stream-opened' }, { kind: 'fetched', hasMore: false }, { kind: 'wake' }]).said).toBe('online');
  });

  it('waits longer after each failure, and a stream that opens is no success yet', () => {
    const waits: number[] = [];
    let state = run([{ kind: 'start' }]).state;
    for (let count = 0; count < 9; count += 1) {
      ({ state } = run([{ kind: 'stream-opened' }, broken], state));
      waits.push((state.retryAt ?? 0) - facts.now);
      expect(describeConnection(state)).toBe('offline');
      ({ state } = run([{ kind: 'retry-due' }], state));
      // The word does not flicker while attempts fail.
      expect(describeConnection(state)).toBe('offline');
    }
    expect(waits).toEqual([375, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500]);
  });

  it('does not wait when the network is back, and opens a new line even if the old one seems to live', () => {
    const waiting = run([{ kind: 'start' }, broken]);
    expect(run([{ kind: 'network-back' }], waiting.state)).toMatchObject({ effects: ['forget-retry', 'disconnect', 'connect'], state: { mode: 'opening', failures: 0 } });
    const live = run([{ kind: 'start' }, { kind: 'stream-opened' }, { kind: 'fetched', hasMore: false }]);
    expect(run([{ kind: 'network-back' }], live.state).effects).toContain('connect');
  });

  it('says refused when the relay does not know the device, and asks again only minutes later', () => {
    const refused = run([{ kind: 'start' }, { ...broken, unknownDevice: true }]);
    expect(refused.said).toBe('refused');
    expect(refused.state.retryAt).toBe(facts.now + 300_000);
    expect(run([{ kind: 'retry-due' }, { kind: 'stream-opened' }, { kind: 'fetched', hasMore: false }], refused.state).said).toBe('online');
  });

  it('ignores what an older connection still reports', () => {
    const first = run([{ kind: 'start' }]).state;
    const second = run([broken, { kind: 'retry-due' }], first).state;
    for (const late of [{ kind: 'stream-opened' }, { kind: 'fetched', hasMore: false }, broken] as const) {
      expect(decideNextStep(second, { ...late, attempt: first.attempt }, facts)).toEqual({ state: second, effects: [] });
    }
  });

  it('keeps a page that was on its way out of a cache that begins anew', () => {
    const fetching = run([{ kind: 'start' }, { kind: 'stream-opened' }]);
    const emptied = run([{ kind: 'cache-emptied' }], fetching.state);
    expect(emptied.effects).toContain('connect');
    expect(emptied.state.attempt).toBeGreaterThan(fetching.state.attempt);
  });

  it('never fetches twice at once and never ends in a state that nothing leads out of, whatever happens', () => {
    const event: fc.Arbitrary<WithoutAttempt<SyncEvent>> = fc.constantFrom<WithoutAttempt<SyncEvent>>(
      { kind: 'start' },
      { kind: 'network-back' },
      { kind: 'retry-due' },
      { kind: 'stream-opened' },
      { kind: 'wake' },
      { kind: 'cache-emptied' },
      { kind: 'fetched', hasMore: true },
      { kind: 'fetched', hasMore: false },
      broken,
      { ...broken, unknownDevice: true },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = run([{ kind: 'start' }]).state;
        let open = 0;
        for (const one of events) {
          // Only a running fetch can report its end.
          if (one.kind === 'fetched' && state.fetch === 'idle') continue;
          const { attempt } = state;
          const step = decideNextStep(state, { attempt, ...one } as SyncEvent, facts);
          if (step.state.attempt !== attempt) open = 0;
          else if (one.kind === 'fetched') open -= 1;
          state = step.state;
          open += step.effects.filter((effect) => effect.do === 'fetch').length;
          expect(open).toBeLessThanOrEqual(1);
          expect(open === 1).toBe(state.fetch !== 'idle');
        }
        // From wherever it is, one good connection leads online.
        const home = run([{ kind: 'network-back' }, { kind: 'stream-opened' }, { kind: 'fetched', hasMore: false }], state);
        expect(home.said).toBe('online');
      }),
      { numRuns: 300 },
    );
  });
});

describe('waiting after failures', () => {
  it('begins at half a second, ends at thirty, is never less than the relay asked for, and half of it is chance', () => {
    expect(backoffMs({ failures: 1, fraction: 0 })).toBe(250);
    expect(backoffMs({ failures: 1, fraction: 0.999 })).toBeCloseTo(500, -1);
    expect(backoffMs({ failures: 50, fraction: 0.999 })).toBeLessThanOrEqual(30_000);
    expect(backoffMs({ failures: 1, fraction: 0, atLeastMs: 60_000 })).toBe(60_000);
  });
});
