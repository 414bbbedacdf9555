import { second } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';

/** In the long run one message per 6 s to the same user … (Meta, 'Send messages', pair rate limits) */
const pairInterval = 6 * second;

/** … and bursts of up to 45 that borrow from the future. One place is left free: Meta counts when a message arrives, we count when it leaves. */
const pairBurst = 45 - 1;

/** What a limit says about one message: it may go, or not before an instant. */
export type LimitAnswer<Taken> = { readonly allowed: true; readonly taken: Taken } | { readonly allowed: false; readonly until: Instant };

/**
 * Takes a place for one message to one user. Pure.
 *
 * @param usedUntil the instant up to which the pair's future is used; null when nothing was sent yet.
 * @returns the instant up to which it is used afterwards, or when there is a place again.
 */
export function takePairPlace(usedUntil: Instant | null, now: Instant): LimitAnswer<Instant> {
  const used = Math.max(usedUntil ?? 0, now);
  const longestLoan = (pairBurst - 1) * pairInterval;
  if (used - now > longestLoan) return { allowed: false, until: used - longestLoan };
  return { allowed: true, taken: used + pairInterval };
}
