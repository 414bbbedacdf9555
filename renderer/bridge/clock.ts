import { useSyncExternalStore } from 'react';
import type { Instant } from '../../shared/kernel/time.ts';

/*
 * The one file of the page that reads clocks and sets timers. Time is the relay's, as main corrected it; between two readings of the session it
 * is carried on by the monotonic clock, so that changing the computer's clock changes nothing here.
 */
let known = { instant: Date.now(), at: performance.now() };

/** Takes over main's corrected time. */
export function setClock(instant: Instant): void {
  known = { instant, at: performance.now() };
  refresh();
}

/** The corrected instant, in whole UTC milliseconds. */
export function readClock(): Instant {
  return Math.floor(known.instant + (performance.now() - known.at));
}

/** Calls back after a delay; the returned function cancels. */
export function after(delayMs: number, action: () => void): () => void {
  // Longer delays overflow the timer and would fire at once.
  const timer = window.setTimeout(action, Math.min(Math.max(0, delayMs), 2_000_000_000));
  return () => window.clearTimeout(timer);
}

/** Calls back when what was just rendered has been painted; while the page is out of sight, which paints nothing, some time later. The returned function cancels. */
export function afterDrawing(action: () => void): () => void {
  let isDue = true;
  const act = () => {
    if (isDue) action();
    isDue = false;
  };
  after(1_000, act);
  // The first frame draws it, and the second begins once it is painted.
  requestAnimationFrame(() => requestAnimationFrame(act));
  return () => {
    isDue = false;
  };
}

const tickMs = 15_000;
let ticked = readClock();
const watchers = new Set<() => void>();

function refresh(): void {
  ticked = readClock();
  for (const watcher of watchers) watcher();
}

let interval: number | null = null;

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  interval ??= window.setInterval(refresh, tickMs);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0 || interval === null) return;
    window.clearInterval(interval);
    interval = null;
  };
}

/** The corrected instant for what is drawn; renews every 15 seconds, so that minutes change on time. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => ticked);
}
