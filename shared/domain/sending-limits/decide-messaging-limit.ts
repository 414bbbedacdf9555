import { day } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { decideServiceWindow } from '../service-window/decide-service-window.ts';
import type { LimitAnswer } from './take-pair-place.ts';

/** Users reached by templates outside their window count for this long (Meta, 'Messaging limits': a rolling 24 hours). */
export const messagingLimitSpan = day;

export type ReachFacts = {
  readonly isTemplate: boolean;
  /** When the contact last wrote, by Meta's time; null: never. */
  readonly lastInboundAt: Instant | null;
  /** When this contact was last reached so; null: not within the span. */
  readonly reachedAt: Instant | null;
  /** How many users were reached so within the span, and when the one was that leaves it first. */
  readonly reachedUsers: number;
  readonly firstLeavesAt: Instant | null;
  /** Users that may be reached; null: no limit, or none known. */
  readonly limit: number | null;
  readonly now: Instant;
};

/**
 * Decides whether a message would go beyond the portfolio's messaging limit. Pure.
 *
 * @returns `taken` true when the contact counts as reached from now on.
 */
export function decideMessagingLimit(facts: ReachFacts): LimitAnswer<boolean> {
  const { isTemplate, lastInboundAt, now, limit, reachedUsers } = facts;
  if (!isTemplate || decideServiceWindow(lastInboundAt, now).state === 'open') return { allowed: true, taken: false };
  if (facts.reachedAt !== null || limit === null || reachedUsers < limit) return { allowed: true, taken: true };
  return { allowed: false, until: facts.firstLeavesAt ?? now + messagingLimitSpan };
}

/**
 * Users a day from Meta's word for it: `TIER_250`, `TIER_2K`, `TIER_10K`, `TIER_100K`, `TIER_UNLIMITED`. Null: unlimited, or a word that we do not know; Meta then
 * still says no by itself.
 */
export function readMessagingTier(word: string | null): number | null {
  const [, digits, thousands] = /^TIER_(\d{1,6})(K?)$/u.exec(word ?? '') ?? [];
  return digits === undefined ? null : Number(digits) * (thousands === 'K' ? 1000 : 1);
}
