import { decideServiceWindow, serviceWindowLength } from '../../shared/domain/service-window/decide-service-window.ts';
import { hour } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/** What the ring around an avatar shows and says. `left`: share of the 24 hours, 0 to 1. */
export type WindowRing = { readonly tone: 'open' | 'soon' | 'closed'; readonly left: number; readonly words: string };

/** Below this the ring turns amber: design, 'window ring'. */
const soonBelow = 2 * hour;

/** Says how long free text may still be sent to a contact who wrote last at `lastInboundAt`. */
export function windowRing(words: Words, lastInboundAt: Instant | null, now: Instant): WindowRing {
  const window = decideServiceWindow(lastInboundAt, now);
  if (window.state === 'open') {
    const remaining = window.closesAt - now;
    return {
      tone: remaining < soonBelow ? 'soon' : 'open',
      left: Math.min(1, remaining / serviceWindowLength),
      words: words.text('window.until', { time: moment(words, window.closesAt, now) }),
    };
  }
  if (window.reason === 'never-wrote') return { tone: 'closed', left: 0, words: words.text('window.neverWrote') };
  return { tone: 'closed', left: 0, words: words.text('window.closedSince', { time: moment(words, window.closedAt, now) }) };
}
