import { minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dayNumber } from '../text/time-words.ts';
import type { Words } from '../text/words.ts';

/** Every zone's offset, and every change of one, is a multiple of this: all instants of one stretch have the same calendar day. */
const stretch = 15 * minute;

/** The number of the calendar day, asked of the formatter once for a quarter of an hour: formatting hundreds of dates costs a frame. */
export function rememberDays(words: Pick<Words, 'locale' | 'zone'>): (at: Instant) => number {
  const known = new Map<number, number>();
  return (at) => {
    const key = Math.floor(at / stretch);
    const day = known.get(key) ?? dayNumber(words, at);
    known.set(key, day);
    return day;
  };
}
