import type { Clock, Instant } from '../../shared/kernel/time.ts';

/** A clock that stands still until it is told to move. */
export type FakeClock = Clock & { readonly advance: (milliseconds: number) => void; readonly set: (now: Instant) => void };

/** Begins at 2026-03-02T09:00:00Z (a Monday morning, no clock change near) unless told otherwise. */
export function fakeClock(start: Instant = Date.UTC(2026, 2, 2, 9)): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (to) => {
      now = to;
    },
  };
}
