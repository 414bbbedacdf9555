import type { Instant } from '../../../shared/kernel/time.ts';
import { readNumber } from './read-field.ts';

/** 1 January 2100 in seconds: a 'timestamp' beyond it is none (some captures write milliseconds). */
const farFuture = 4_102_444_800;

/** Meta's Unix seconds (text or number) as an instant; `fallback` when it is none. */
export function readTime(value: unknown, fallback: Instant): Instant {
  const told = readNumber(value);
  if (told === null || told <= 0) return fallback;
  if (told < farFuture) return Math.floor(told) * 1000;
  return told < farFuture * 1000 ? Math.floor(told) : fallback;
}
