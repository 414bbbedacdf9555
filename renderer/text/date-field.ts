import { day, hour } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dateFormat } from './formats.ts';
import { dayNumber } from './time-words.ts';
import type { Words } from './words.ts';

/** A day as a date field wants it: `2026-03-12`, in the person's zone. */
export function dateField(words: Pick<Words, 'zone'>, at: Instant): string {
  return dateFormat({ locale: 'en-CA', zone: words.zone }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The first instant of a day in the person's zone, whatever its clock does that night. Null: no date. Pure. */
export function startOfDay(words: Pick<Words, 'locale' | 'zone'>, date: string): Instant | null {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnight)) return null;
  const wanted = Math.round(midnight / day);
  // No zone is further than 15 hours from UTC: the day begins in between.
  let [before, from] = [midnight - 15 * hour, midnight + 15 * hour];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayNumber(words, middle) >= wanted) from = middle;
    else before = middle;
  }
  return from;
}
