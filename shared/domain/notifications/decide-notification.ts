import type { Instant } from '../../kernel/time.ts';
import { decideDuty } from '../quiet-hours/decide-duty.ts';
import type { Schedule } from '../quiet-hours/schedule.ts';

/** A message older than this is history that is being synchronised, not news. */
export const newsAge = 12 * 60 * 60 * 1000;

export type NotificationFacts = {
  readonly now: Instant;
  readonly schedule: Schedule;
  /** `at` of the message. */
  readonly messageAt: Instant;
  readonly fromContact: boolean;
  /** A colleague's note that mentions this person, or a hand-over to them. */
  readonly addressed?: boolean;
  /** The person is looking at this conversation in a focused window. */
  readonly conversationInView: boolean;
  /** The message is already marked as read, on this device. */
  readonly read: boolean;
};

/**
 * What happens with the notice of one message.
 * `show` toast, sound by policy, badge · `hold` nothing perceptible until `until`, then one summary · `silent` nothing, ever.
 */
export type NotificationDecision =
  | { readonly kind: 'show'; readonly reason: 'at-work' }
  | { readonly kind: 'hold'; readonly reason: 'outside-working-hours' | 'no-working-hours'; readonly until: Instant | null }
  | { readonly kind: 'silent'; readonly reason: 'own-message' | 'already-read' | 'in-view' | 'history' };

/** Decides whether a notification may be shown now. Pure; `hold.until` is the first instant at which the answer can change. */
export function decideNotification(facts: NotificationFacts): NotificationDecision {
  if (!facts.fromContact && facts.addressed !== true) return { kind: 'silent', reason: 'own-message' };
  if (facts.read) return { kind: 'silent', reason: 'already-read' };
  const duty = decideDuty(facts.schedule, facts.now);
  if (duty.state === 'quiet') {
    return { kind: 'hold', reason: duty.rule === 'no-working-hours' ? 'no-working-hours' : 'outside-working-hours', until: duty.until };
  }
  if (facts.conversationInView) return { kind: 'silent', reason: 'in-view' };
  if (facts.now - facts.messageAt > newsAge) return { kind: 'silent', reason: 'history' };
  return { kind: 'show', reason: 'at-work' };
}
