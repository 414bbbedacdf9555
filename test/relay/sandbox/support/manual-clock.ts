import type { SandboxClock } from '../../../../relay/sandbox/platform/clock.ts';

/** A clock that stands still until it is moved. */
export type ManualClock = SandboxClock & {
  /** Moves time on, running what falls due on the way in order, and letting promises settle between. */
  readonly advance: (ms: number) => Promise<void>;
  /** How many timers wait. */
  readonly waiting: () => number;
};

export function manualClock(start: number): ManualClock {
  let now = start;
  let timers: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, action) => {
      const timer = { at: now + delayMs, action };
      timers.push(timer);
      return { cancel: () => void (timers = timers.filter((other) => other !== timer)) };
    },
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.action();
        await new Promise<void>((resume) => setImmediate(resume));
      }
      now = end;
    },
    waiting: () => timers.length,
  };
}
