import { minute, second } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** Nothing is decided earlier: the request itself may take 15 s, and a status usually comes within a few. */
export const graceTime = 20 * second;

/** A webhook received this long after the attempt shows that the way from Meta to us is open at a time when a status of ours would have come. */
export const proofDelay = 5 * second;

/** After this we stop guessing and ask the employee. */
export const longestWait = 10 * minute;

export type UnknownOutcome = {
  readonly attemptedAt: Instant;
  readonly now: Instant;
  /** When a webhook delivery for this number last reached us, of those that are applied; null: never. */
  readonly lastWebhookAt: Instant | null;
  /** Whether a delivery received since the attempt is not applied yet: the status may be in it. */
  readonly hasUnreadWebhooks: boolean;
};

export type AfterUnknownOutcome = { readonly act: 'wait'; readonly reason: 'grace' | 'unread-webhooks' | 'no-proof' } | { readonly act: 'resend' } | { readonly act: 'ask-employee' };

/**
 * Decides about an attempt whose answer was lost (time-out, reset, a proxy's error page, a crash). Pure. Only asked while no status with our
 * callback data has come.
 *
 * Meta knows no idempotency key, so a repeated request may be a second message for the client. It is repeated only after the silence has become
 * telling: webhooks for the number do arrive, and none of them speaks of ours.
 */
export function decideAfterUnknownOutcome({ attemptedAt, now, lastWebhookAt, hasUnreadWebhooks }: UnknownOutcome): AfterUnknownOutcome {
  const age = now - attemptedAt;
  if (age < graceTime) return { act: 'wait', reason: 'grace' };
  if (!hasUnreadWebhooks && lastWebhookAt !== null && lastWebhookAt >= attemptedAt + proofDelay) return { act: 'resend' };
  if (age >= longestWait) return { act: 'ask-employee' };
  return { act: 'wait', reason: hasUnreadWebhooks ? 'unread-webhooks' : 'no-proof' };
}
