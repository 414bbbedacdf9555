import type { Instant } from '../../shared/kernel/time.ts';
import type { Words } from './words.ts';
/**
 * An instant of the schedule as the schedule says it: in its own zone, so that 'Monday 08:00' stays 'Monday 08:00' on a journey. Where the computer's
 * clock shows something else at that instant, the zone is named.
 */
export declare function dutyMoment(words: Words, duty: {
    readonly zone: string;
}, at: Instant, now: Instant): string;
