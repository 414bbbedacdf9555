import type { RunningRelay } from './compose.ts';

/** The signals that ask for an orderly end. */
const signals = ['SIGTERM', 'SIGINT'] as const;

/** An orderly end takes a job in hand and some closing of files; whoever waits longer would be killed by their service manager anyway. */
const closeWithinMs = 15_000;

/**
 * Closes the relay when the process is asked to end, then ends it: status 0 when it closed in time, 1 when not. A second signal ends it at once;
 * that is as safe as a crash, for everything accepted is in the database.
 */
export function endOnSignal(
  relay: Pick<RunningRelay, 'close'>,
  world: { readonly on: (signal: (typeof signals)[number], hear: () => void) => void; readonly exit: (status: number) => void; readonly say: (line: string) => void },
): void {
  let ending = false;
  for (const signal of signals) {
    world.on(signal, () => {
      if (ending) {
        world.exit(1);
        return;
      }
      ending = true;
      world.say('Relay is closing');
      setTimeout(() => world.exit(1), closeWithinMs).unref();
      relay.close().then(
        () => world.exit(0),
        () => world.exit(1),
      );
    });
  }
}
