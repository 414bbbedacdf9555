import { minute, second } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';

/** An answer of the relay: when we asked and heard it (this computer's clock), and what time the relay said it was. */
export type TimeSample = { readonly relayTime: Instant; readonly sentAt: Instant; readonly receivedAt: Instant };

/** The time by which everything is decided: this computer's, unless the relay's differs by more than two minutes. */
export type RelayClock = Clock & {
  /** Takes a sample into account; only round trips count, because a late event would carry an old time. */
  readonly observe: (sample: TimeSample) => void;
  /** What the relay's clock is ahead of this computer's, in milliseconds; 0 before the first sample. */
  readonly skewMs: () => number;
  /** Whether a time that the relay mentioned in passing is so far off that a real sample should be taken. */
  readonly isContradictedBy: (relayTime: Instant) => boolean;
  /** Calls when `now` has leapt: timers must be planned anew. */
  readonly onJump: (listener: () => void) => () => void;
};

/** Below this the difference is ignored: see the rules on clocks that are set wrongly. */
export const toleratedSkewMs = 2 * minute;

// A slower answer says too little about the time (and one that slept with the laptop says nothing).
const slowestRoundTripMs = 10 * second;
const samplesKept = 5;

/** Makes a relay clock. The offset is the median of the last samples, each corrected by half its round trip. */
export function createRelayClock(system: Clock): RelayClock {
  let offsets: readonly number[] = [];
  let applied = 0;
  const listeners = new Set<() => void>();
  const skewMs = () => median(offsets);
  return {
    now: () => Math.max(0, system.now() + applied),
    skewMs,
    isContradictedBy: (relayTime) => Math.abs(relayTime - (system.now() + skewMs())) > toleratedSkewMs,
    observe: (sample) => {
      const roundTrip = sample.receivedAt - sample.sentAt;
      if (roundTrip < 0 || roundTrip > slowestRoundTripMs) return;
      const offset = Math.round(sample.relayTime - (sample.sentAt + sample.receivedAt) / 2);
      // Somebody set a clock: the older samples describe a world that is gone.
      const isNewWorld = offsets.length > 0 && Math.abs(offset - skewMs()) > toleratedSkewMs;
      offsets = isNewWorld ? [offset] : [...offsets, offset].slice(-samplesKept);
      const skew = skewMs();
      const next = Math.abs(skew) > toleratedSkewMs ? skew : 0;
      // Small movements of a large skew are followed, too, but are no jump.
      const leap = Math.abs(next - applied) > toleratedSkewMs / 2;
      applied = next;
      if (leap) for (const listener of listeners) listener();
    },
    onJump: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}
