import { describeError } from './describe-error.ts';
import type { Scheduler } from './scheduler.ts';
import type { WhatsappLog } from './whatsapp-log.ts';

/** A worker that can be woken. */
export type WorkLoop = {
  readonly start: () => void;
  /** There may be work: look now. Costs nothing when it looks already. */
  readonly wake: () => void;
  /** Resolves when the work in hand has ended; no more is begun. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing is in hand and the last look found nothing. For tests and for stopping. */
  readonly idle: () => Promise<void>;
};

export type WorkLoopOptions = {
  readonly name: string;
  /** Does one piece of work; false: there was none. Rejects only for trouble that concerns no single piece (no database). */
  readonly once: () => Promise<boolean>;
  /** How many pieces may be in hand at a time. */
  readonly parallel: number;
  /** How often to look for work that nobody announced: retries that have become due, work of another process. */
  readonly pollMs: number;
  readonly scheduler: Scheduler;
  readonly log: WhatsappLog;
};

/** Makes a worker that does pieces of work until there are none, then waits to be woken or for the next look. */
export function createWorkLoop({ name, once, parallel, pollMs, scheduler, log }: WorkLoopOptions): WorkLoop {
  let running = false;
  let active = 0;
  let cancelPoll: (() => void) | undefined;
  let isTroubled = false;
  // Counts wakings, so that one which comes during a fruitless look is not lost.
  let wakings = 0;
  let waiting: (() => void)[] = [];

  const settle = (): void => {
    if (active > 0) return;
    const done = waiting;
    waiting = [];
    for (const tell of done) tell();
  };
  const schedule = (): void => {
    cancelPoll?.();
    cancelPoll = running ? scheduler.after(pollMs, wake) : undefined;
  };
  const work = async (): Promise<void> => {
    while (running) {
      const before = wakings;
      let found: boolean;
      try {
        found = await once();
        isTroubled = false;
      } catch (error) {
        // Said once, not every few seconds, for as long as it lasts.
        if (!isTroubled) log.warn({ worker: name, ...describeError(error) }, 'worker-troubled');
        isTroubled = true;
        return;
      }
      if (found) fill();
      else if (wakings === before) return;
    }
  };
  const fill = (): void => {
    if (!running || active >= parallel) return;
    active += 1;
    void work().finally(() => {
      active -= 1;
      if (active === 0) schedule();
      settle();
    });
  };
  const wake = (): void => {
    wakings += 1;
    fill();
  };
  const idle = (): Promise<void> => (active === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)));
  return {
    start: () => {
      if (running) return;
      running = true;
      wake();
    },
    wake,
    idle,
    stop: async () => {
      running = false;
      cancelPoll?.();
      await idle();
    },
  };
}
