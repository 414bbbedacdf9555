import { day, minute } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';

/** Nobody remembers what they planned for later than this, and the facts will have changed. */
const furthest = 60 * day;
/** What is closer than this goes at once: a plan that is over before anybody has seen it says nothing. */
const nearest = minute / 4;

/** `now`: no plan · `planned`: kept until `at` · `too-far`. */
export type PlanDecision = { readonly kind: 'now' } | { readonly kind: 'planned'; readonly at: Instant } | { readonly kind: 'too-far'; readonly latest: Instant };

/** Decides whether a message waits for a chosen time. Pure; desk and relay both ask. */
export function decidePlan(sendAt: Instant | null | undefined, now: Instant): PlanDecision {
  if (sendAt === null || sendAt === undefined || sendAt < now + nearest) return { kind: 'now' };
  return sendAt > now + furthest ? { kind: 'too-far', latest: now + furthest } : { kind: 'planned', at: sendAt };
}
