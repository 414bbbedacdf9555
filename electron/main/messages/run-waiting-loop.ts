import { minute } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Timers } from '../clock/timers.ts';

export type WaitingLoop = {
  /** Something may be due: gives it away. Never throws, never waits. */
  readonly wake: () => void;
  /** The line is back: what waits out a broken one is due now. */
  readonly lineBack: () => void;
  readonly stop: () => void;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
};

/** How a round ended. `more`: there may be something left · `empty`: nothing was due · `stop`: nothing can go now · `unread`: the cache did not answer. */
export type RoundEnd = 'more' | 'empty' | 'stop' | 'unread';

/** How far ahead what waits may be to be tried when the line comes back; longer waits were asked for by the relay. */
const lineBackReachMs = 1 * minute;
/** Long waits are cut, because a timer sleeps with the laptop and the clock may be set. */
const longestPauseMs = 30_000;
const pauseAfterFailureMs = 5_000;

/**
 * Runs rounds while something is due, one at a time, and wakes when the next is. It holds nothing itself: what dies between two rounds is still in the vault.
 * A call of `wake` during a round leads to another one, so nothing that came meanwhile is missed.
 */
export function runWaitingLoop(parts: {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Gives away what is due. `reachMs`: how much earlier what waits for a broken line counts as due. `isStopped`: asked after every wait. */
  readonly round: (facts: { readonly reachMs: number; readonly isStopped: () => boolean }) => Promise<RoundEnd>;
  readonly nextDue: () => Promise<Result<Instant | null, unknown>>;
  /** A bug ended a round; the loop goes on after a pause. */
  readonly onFailed: (error: unknown) => void;
}): WaitingLoop {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let reachMs = 0;
  let cancelTimer: () => void = () => undefined;

  const drain = async (): Promise<void> => {
    for (;;) {
      again = false;
      const reach = reachMs;
      reachMs = 0;
      const end = await parts.round({ reachMs: reach, isStopped: () => stopped });
      if (stopped) return;
      if (end === 'unread') return plan(pauseAfterFailureMs);
      if (end === 'stop') return plan(longestPauseMs);
      if (end === 'empty' && !again) break;
    }
    const next = await parts.nextDue();
    if (stopped) return;
    if (!next.ok) plan(pauseAfterFailureMs);
    else if (next.value !== null) plan(next.value - parts.clock.now());
  };
  const plan = (milliseconds: number) => {
    cancelTimer();
    cancelTimer = parts.timers.after(Math.min(longestPauseMs, Math.max(50, milliseconds)), wake);
  };
  const wake = () => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    cancelTimer();
    running = drain()
      .catch((error: unknown) => {
        parts.onFailed(error);
        if (!stopped) plan(pauseAfterFailureMs);
      })
      .finally(() => {
        running = null;
        if (again && !stopped) wake();
      });
  };
  return {
    wake,
    lineBack: () => {
      reachMs = lineBackReachMs;
      wake();
    },
    stop: () => {
      stopped = true;
      cancelTimer();
    },
    idle: async () => {
      while (running !== null) await running;
    },
  };
}
