import { createHash, timingSafeEqual } from 'node:crypto';
import type { Redacted } from '../shared/kernel/redacted.ts';

/** Compares in a time that tells nothing about where two secrets differ, nor about their lengths. */
export function sameSecret(given: string, expected: Redacted): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected.reveal()));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
