import { describe, it } from 'vitest';
import { expectNothingLost } from './support/expect-nothing-lost.ts';
import { runFaults } from './support/run-faults.ts';

const chaos = { duplicates: 0.15, disorder: 0.15, batchWithinMs: 40, mixStatuses: true, unknownFields: 0.1 };

describe('what the relay stands on breaks in the middle of traffic', () => {
  it.each([{ seed: 417_003 }])('PostgreSQL is killed and started again 4 times under two relays, seed $seed: nothing lost, nothing doubled, order kept', async ({ seed }) => {
    expectNothingLost(
      await runFaults({
        seed,
        relays: 2,
        customers: 40,
        inbound: 1_000,
        outgoing: 200,
        chaos,
        faults: 4,
        strike: async ({ postgres }) => {
          await postgres.kill();
          await postgres.restart();
        },
      }),
    );
  });

  it.each([{ seed: 417_004 }])('the Graph side hangs, resets, and answers nonsense, seed $seed: nothing lost, nothing doubled, order kept', async ({ seed }) => {
    expectNothingLost(
      await runFaults({
        seed,
        relays: 2,
        customers: 40,
        inbound: 1_000,
        outgoing: 240,
        chaos: { ...chaos, statusBeforeAnswer: true },
        faults: 8,
        strike: async ({ control, chance }, index) => {
          const count = 1 + chance.whole(3);
          if (index % 4 === 0) {
            // Carried out, never answered, and the status that tells of it is long in coming: whoever repeats too soon sends twice.
            await control('POST', '/faults', { kind: 'reset-after-accept', count: 4 });
            await control('POST', '/faults', { kind: 'hold-statuses', count: 4 });
            await new Promise((resolve) => setTimeout(resolve, 8_000));
            await control('DELETE', '/faults');
            return;
          }
          await control(
            'POST',
            '/faults',
            chance.pick([
              { kind: 'hang', accept: true, count },
              { kind: 'hang', accept: false, count },
              { kind: 'reset-after-accept', count },
              { kind: 'reset-before-accept', count },
              { kind: 'answer', html: true, count },
              { kind: 'answer', code: 131_000, count },
              { kind: 'answer', code: 130_429, count },
              // Once: it is waited out for 4, 16, 64, 256 seconds, and one message may meet all that are planned.
              { kind: 'answer', code: 131_056, count: 1 },
            ]),
          );
        },
      }),
    );
  });
});
