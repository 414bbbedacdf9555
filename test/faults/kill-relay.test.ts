import { describe, it } from 'vitest';
import { expectNothingLost } from './support/expect-nothing-lost.ts';
import { runFaults } from './support/run-faults.ts';
import type { FaultStage } from './support/run-faults.ts';

const chaos = { duplicates: 0.15, disorder: 0.15, batchWithinMs: 40, mixStatuses: true, unknownFields: 0.1, skipDelivered: 0.1, oddErrorData: 0.3 };

/** Ends a relay while sends of it are in the air: the platform has carried them out and has not answered yet. */
async function killInTheAir(stage: FaultStage, place: number): Promise<void> {
  await stage.control('POST', '/faults', { kind: 'delay', ms: 700, count: 12 });
  await new Promise((resolve) => setTimeout(resolve, 100 + stage.chance.whole(600)));
  await stage.replaceRelay(place, 'SIGKILL');
}

describe('the relay is killed in the middle of traffic', () => {
  it.each([{ seed: 417_001 }])('one process, killed 4 times, seed $seed: nothing lost, nothing doubled, order kept', async ({ seed }) => {
    expectNothingLost(
      await runFaults({ seed, relays: 1, customers: 40, inbound: 1_000, outgoing: 200, chaos, faults: 4, strike: (stage) => killInTheAir(stage, 0) }),
    );
  });

  it.each([{ seed: 417_002 }])('two processes, killed by turns and rolled over, seed $seed: nothing lost, nothing doubled, order kept', async ({ seed }) => {
    expectNothingLost(
      await runFaults({
        seed,
        relays: 2,
        customers: 40,
        inbound: 2_000,
        outgoing: 400,
        chaos,
        faults: 5,
        strike: (stage, index) => {
          const place = stage.chance.whole(2);
          return index % 2 === 0 ? killInTheAir(stage, place) : stage.rollRelay(place);
        },
      }),
    );
  });
});
