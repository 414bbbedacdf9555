import type { Clock } from '../../../shared/kernel/time.ts';

/** A pending call; `cancel` after it has run does nothing. */
export type Timer = { readonly cancel: () => void };

/** The sandbox's only source of time. Tests pass a clock that they move by hand. */
export type SandboxClock = Clock & {
  /** Runs `action` once, `delayMs` from now. A pending timer never keeps the process alive by itself. */
  readonly after: (delayMs: number, action: () => void) => Timer;
};

/** The real clock. The one file of the sandbox that calls `Date.now` and `setTimeout`. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  after: (delayMs, action) => {
    const handle = setTimeout(action, delayMs);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
