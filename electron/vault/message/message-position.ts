import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase } from '../database/database.ts';

/** Messages that fit into one second. A power of two, so that differences between positions stay short in the search index. */
const placesPerSecond = 1024;

// Keeps positions within what a number holds exactly; the year 141000 and everything after it share one second.
const latestSecond = 2 ** 42;

function secondOf(instant: Instant): number {
  return Math.min(Math.floor(instant / 1000), latestSecond);
}

/** The first position after every message that is older than `instant`. */
export function positionsBefore(instant: Instant): number {
  return (secondOf(instant) + 1) * placesPerSecond;
}

/**
 * A free position for a message. A second that is full borrows from the one before it: downwards, so that a purge, which takes everything below
 * a bound, can never pass over a message.
 */
export function freePosition(database: ReadDatabase, at: Instant): number {
  for (let start = secondOf(at) * placesPerSecond; ; start -= placesPerSecond) {
    const end = start + placesPerSecond - 1;
    const last = database.first<{ position: number | null }>('SELECT max(position) AS position FROM message WHERE position BETWEEN ? AND ?', start, end);
    const next = last?.position === null || last === undefined ? start : last.position + 1;
    if (next <= end) return next;
  }
}

/** Whether a message may stay where it is after its time was corrected. */
export function isSameSecond(one: Instant, other: Instant): boolean {
  return secondOf(one) === secondOf(other);
}
