import { createHash } from 'node:crypto';

/** A repeatable source of chance: the same seed gives the same draws in the same order. */
export type SeededRandom = {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  /** True with the given probability (0 to 1). */
  readonly chance: (probability: number) => boolean;
  /** Upper-case hexadecimal digits. */
  readonly hex: (length: number) => string;
  /** Decimal digits; the first is never 0, so that the result survives being read as a number. */
  readonly digits: (length: number) => string;
};

/** Derives a stream from a seed. Streams of different seeds are independent, so each concern takes one of its own. */
export function seededRandom(seed: string): SeededRandom {
  // mulberry32: 32 bits of state, more than enough for scripted customers; never used for anything secret.
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const characters = (length: number, base: number): string => Array.from({ length }, () => between(0, base - 1).toString(base)).join('');
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    hex: (length) => characters(length, 16).toUpperCase(),
    digits: (length) => `${between(1, 9)}${characters(length - 1, 10)}`,
  };
}
