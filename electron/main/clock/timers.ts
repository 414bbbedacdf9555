/** Waiting, passed in so that tests decide when time passes. Timers sleep with the laptop: never rely on a long one alone. */
export type Timers = {
  /** Runs once after `milliseconds`; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Runs once after the current turn of the event loop. */
  readonly soon: (run: () => void) => void;
};

// Node takes a longer delay for 1 ms.
const longestDelayMs = 2 ** 31 - 1;

/** The process's real timers: the only place in main that sets any. */
export const systemTimers: Timers = {
  after: (milliseconds, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, milliseconds), longestDelayMs));
    return () => clearTimeout(timer);
  },
  soon: (run) => {
    setImmediate(run);
  },
};
