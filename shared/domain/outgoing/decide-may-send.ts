import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { decideServiceWindow } from '../service-window/decide-service-window.ts';

/** What decides whether a message may go to a contact now. */
export type MaySendFacts = {
  /** Category of the template, Meta's word; null for everything that is no template. */
  readonly templateCategory: string | null;
  readonly lastInboundAt: Instant | null;
  /** When the contact stopped marketing messages; null while they are allowed. */
  readonly marketingStoppedAt: Instant | null;
  /** When we blocked the contact on this number; null while we have not. */
  readonly blockedAt: Instant | null;
  readonly now: Instant;
};

export type MaySendRefusal =
  /** `closedAt` null: the contact has never written. Only a template may go. */
  | { readonly kind: 'window-closed'; readonly closedAt: Instant | null }
  | { readonly kind: 'opted-out'; readonly at: Instant }
  | { readonly kind: 'contact-blocked'; readonly at: Instant };

/** Decides whether Meta would let a message through to this contact now. Pure. Source: Meta, 'Send messages' and 'User preferences'. */
export function decideMaySend(facts: MaySendFacts): Result<null, MaySendRefusal> {
  if (facts.blockedAt !== null) return fail({ kind: 'contact-blocked', at: facts.blockedAt });
  if (facts.templateCategory !== null) {
    const isMarketing = facts.templateCategory.toUpperCase() === 'MARKETING';
    return isMarketing && facts.marketingStoppedAt !== null ? fail({ kind: 'opted-out', at: facts.marketingStoppedAt }) : succeed(null);
  }
  const window = decideServiceWindow(facts.lastInboundAt, facts.now);
  return window.state === 'closed' ? fail({ kind: 'window-closed', closedAt: window.closedAt }) : succeed(null);
}
