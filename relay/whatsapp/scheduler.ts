/** Runs things later. Given to the workers, so that a test decides when time passes. */
export type Scheduler = {
  /** Runs `work` once, after that many milliseconds. Answers a function that calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
};

/** The machine's timers. They do not keep the process alive. */
export const systemScheduler: Scheduler = {
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
