import { day, hour } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { decideServiceWindow } from '../service-window/decide-service-window.ts';
import type { Conversation } from './conversation.ts';

/** A conversation comes back this long before free text ends, so that there is time left to use it. */
export const snoozeLead = 1 * hour;

/** Nobody means more than that by 'later'; it is a slip of the year. */
export const longestSnooze = 366 * day;

export type SnoozeWish = { readonly until: Instant | null; readonly untilReply: boolean };

/**
 * `snooze.until` null: only the contact's message ends it. Reasons: `as-asked` · `capped-by-window` it comes back earlier, because the service window
 * ends at `windowClosesAt`. Refusals: `closed` · `past` · `too-far` · `no-end` neither a time nor a reply was named.
 */
export type SnoozeDecision =
  | { readonly kind: 'snooze'; readonly until: Instant | null; readonly reason: 'as-asked' }
  | { readonly kind: 'snooze'; readonly until: Instant; readonly reason: 'capped-by-window'; readonly windowClosesAt: Instant }
  | { readonly kind: 'refuse'; readonly reason: 'closed' | 'past' | 'too-far' | 'no-end' };

/**
 * Decides until when a conversation may be put aside. Pure; relay and client both ask, so that a dialog says beforehand what will happen.
 *
 * While the service window is open, nothing sleeps through its end: it comes back `snoozeLead` before, or, when less is left, at the end itself.
 */
export function decideSnooze(wish: SnoozeWish, facts: { readonly conversation: Pick<Conversation, 'state' | 'lastInboundAt'>; readonly now: Instant }): SnoozeDecision {
  const { until } = wish;
  const { conversation, now } = facts;
  if (conversation.state === 'closed') return { kind: 'refuse', reason: 'closed' };
  if (until === null && !wish.untilReply) return { kind: 'refuse', reason: 'no-end' };
  if (until !== null && until <= now) return { kind: 'refuse', reason: 'past' };
  if (until !== null && until > now + longestSnooze) return { kind: 'refuse', reason: 'too-far' };
  const window = decideServiceWindow(conversation.lastInboundAt, now);
  if (window.state === 'closed') return { kind: 'snooze', until, reason: 'as-asked' };
  const early = window.closesAt - snoozeLead;
  const latest = early > now ? early : window.closesAt;
  if (until !== null && until <= latest) return { kind: 'snooze', until, reason: 'as-asked' };
  return { kind: 'snooze', until: latest, reason: 'capped-by-window', windowClosesAt: window.closesAt };
}
