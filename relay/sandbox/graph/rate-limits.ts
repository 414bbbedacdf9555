import type { SandboxClock } from '../platform/clock.ts';

/** One message per 6 s to the same user in the long run … */
const pairIntervalMs = 6_000;
/** … with bursts of up to 45 that borrow from the future (Meta, 'Pair rate limits'). */
const pairBurst = 45;

/** Counts what Meta counts: messages per user pair and messages per second of a number. */
export class RateLimits {
  readonly #clock: SandboxClock;
  /** Per user: the instant up to which the future is already used. */
  readonly #usedUntil = new Map<string, number>();
  #recent: number[] = [];

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Takes one place in the pair's allowance. @returns false when there is none (131056). */
  takePair(user: string): boolean {
    const now = this.#clock.now();
    const usedUntil = Math.max(this.#usedUntil.get(user) ?? 0, now);
    if (usedUntil - now > (pairBurst - 1) * pairIntervalMs) return false;
    this.#usedUntil.set(user, usedUntil + pairIntervalMs);
    return true;
  }

  /** Counts one message of the number, in or out. @returns false when the second is full (130429); incoming ones are counted but never refused. */
  takeSecond(perSecond: number): boolean {
    const now = this.#clock.now();
    this.#recent = this.#recent.filter((at) => at > now - 1_000);
    if (this.#recent.length >= perSecond) return false;
    this.#recent.push(now);
    return true;
  }
}
