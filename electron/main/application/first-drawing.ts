import { second } from '../../../shared/kernel/time.ts';
import type { Timers } from '../clock/timers.ts';

/** A page that never draws, or is out of sight, holds nothing up for longer than this. */
const longestMs = 2 * second;

/** The moment from which on the window shows something: what is heavy and not seen waits for it. */
export type FirstDrawing = {
  /** Runs the work once, afterwards or at once if it has been; the answer calls it off. */
  readonly afterwards: (work: () => void) => () => void;
  /** The page says that it has drawn. */
  readonly happened: () => void;
};

export function createFirstDrawing(timers: Timers): FirstDrawing {
  let hasHappened = false;
  const waiting = new Set<() => void>();
  return {
    afterwards: (work) => {
      if (hasHappened) {
        work();
        return () => undefined;
      }
      const off = () => {
        waiting.delete(run);
        cancel();
      };
      const run = () => {
        off();
        work();
      };
      const cancel = timers.after(longestMs, run);
      waiting.add(run);
      return off;
    },
    happened: () => {
      hasHappened = true;
      for (const run of [...waiting]) run();
    },
  };
}
