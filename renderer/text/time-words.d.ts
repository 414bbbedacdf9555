import type { Instant } from '../../shared/kernel/time.ts';
import type { Words } from './words.ts';
/** Number of the calendar day in the person's zone; two instants of one day have the same. */
export declare function dayNumber(words: Pick<Words, 'locale' | 'zone'>, at: Instant): number;
/** `16:40` */
export declare function timeOfDay(words: Words, at: Instant): string;
/** In full, for hovering: `Monday, 12 March 2026 at 16:40:05`. */
export declare function exactTime(words: Words, at: Instant): string;
/** In a list: the time today, then `Yesterday`, the weekday within a week, then the date. */
export declare function listTime(words: Words, at: Instant, now: Instant): string;
/** Above the messages of one day: `Today`, `Yesterday`, `Monday`, `Thursday 12 March`, with the year when it is another one. */
export declare function dayName(words: Words, at: Instant, now: Instant): string;
/** Inside a sentence, past or future: `16:40`, `yesterday 16:40`, `tomorrow 08:00`, `Monday 08:00`, `12 March 08:00`. */
export declare function moment(words: Words, at: Instant, now: Instant): string;
/** A day without its time: `today`, `tomorrow`, `12 March`, `12 March 2027`. */
export declare function calendarDay(words: Words, at: Instant, now: Instant): string;
/** A length of sound or film: `0:07`, `12:31`. Seconds; what is not finite is said as `0:00`. */
export declare function playTime(seconds: number): string;
