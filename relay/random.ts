import { randomBytes } from 'node:crypto';

/** Gives `count` bytes from a cryptographic source. Passed in wherever chance is needed, so that tests can choose it. */
export type RandomBytes = (count: number) => Uint8Array;

/** The machine's own cryptographic source. */
export const systemRandom: RandomBytes = (count) => new Uint8Array(randomBytes(count));
