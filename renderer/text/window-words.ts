import { serviceWindowLength } from '../../shared/domain/service-window/decide-service-window.ts';
import { decideTwoClocks } from '../../shared/domain/service-window/decide-two-clocks.ts';
import type { Shift } from '../../shared/domain/quiet-hours/list-shifts.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/**
 * What the ring around an avatar shows and says. `left`: share of the 24 hours, 0 to 1. `advice`: a sentence where the working time ends first, with what
 * can be done; null where there is nothing to add.
 */
export type WindowRing = { readonly tone: 'open' | 'soon' | 'closed'; readonly left: number; readonly words: string; readonly advice: string | null };

/** The person's working time. Beside the window it is said by the clock of the computer, as the window is: two zones in one line are read wrong. */
export type OwnHours = { readonly shifts: readonly Shift[] };

/**
 * Says how long free text may still be sent to a contact who wrote last at `lastInboundAt`, and what becomes of it when the person's work ends first, with advice in the last two hours before that.
 *
 * @param duty of the person who looks; without it the window alone counts.
 */
export function windowRing(words: Words, lastInboundAt: Instant | null, now: Instant, duty: OwnHours | null = null): WindowRing {
  const clocks = decideTwoClocks({ lastInboundAt, shifts: duty?.shifts ?? [], now });
  const { text } = words;
  if (clocks.kind === 'closed') {
    const { closedAt } = clocks.window;
    return { tone: 'closed', left: 0, advice: null, words: closedAt === null ? text('window.neverWrote') : text('window.closedSince', { time: moment(words, closedAt, now) }) };
  }
  const closes = moment(words, clocks.closesAt, now);
  const ring = { tone: clocks.soon ? 'soon' : 'open', left: Math.min(1, (clocks.closesAt - now) / serviceWindowLength) } as const;
  switch (clocks.kind) {
    case 'at-work':
      return { ...ring, words: text('window.until', { time: closes }), advice: null };
    case 'shift-first': {
      const end = moment(words, clocks.shiftEndsAt, now);
      // What can be done matters when it is about to be too late; said all day long it would be read no more.
      return { ...ring, words: text('window.shiftFirst', { time: closes, end }), advice: clocks.soon ? text('window.shiftFirst.more', { time: closes, end }) : null };
    }
    case 'before-back':
      return {
        ...ring,
        words: text('window.until', { time: closes }),
        advice: clocks.backAt === null ? text('window.beforeBack.never', { time: closes }) : text('window.beforeBack', { time: closes, back: moment(words, clocks.backAt, now) }),
      };
  }
}
