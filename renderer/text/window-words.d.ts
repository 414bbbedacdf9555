import type { Instant } from '../../shared/kernel/time.ts';
import type { Words } from './words.ts';
/** What the ring around an avatar shows and says. `left`: share of the 24 hours, 0 to 1. */
export type WindowRing = {
    readonly tone: 'open' | 'soon' | 'closed';
    readonly left: number;
    readonly words: string;
};
/** Says how long free text may still be sent to a contact who wrote last at `lastInboundAt`. */
export declare function windowRing(words: Words, lastInboundAt: Instant | null, now: Instant): WindowRing;
