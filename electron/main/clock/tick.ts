import type { Timers } from './timers.ts';

/** Calls `run` again and again, `everyMs` apart, until stopped. A throwing `run` does not end the series. */
export function startTick(parts: { readonly timers: Timers; readonly everyMs: number; readonly run: () => void }): () => void {
  let cancel: () => void = () => undefined;
  const plan = () => {
    cancel = parts.timers.after(parts.everyMs, () => {
      plan();
      parts.run();
    });
  };
  plan();
  return () => cancel();
}
