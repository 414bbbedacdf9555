import { hour, minute } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';

/** WhatsApp allows free text for 24 hours after the contact's last message. Source: Meta, 'Send messages', customer service window. */
export const serviceWindowLength = 24 * hour;

/** We stop a little earlier than Meta, so that a message accepted here is not refused there a moment later. */
export const serviceWindowMargin = 1 * minute;

export type ServiceWindow =
  | { readonly state: 'open'; readonly closesAt: Instant }
  | { readonly state: 'closed'; readonly closedAt: Instant; readonly reason: 'expired' }
  | { readonly state: 'closed'; readonly closedAt: null; readonly reason: 'never-wrote' };

/**
 * Decides whether free text may be sent now. Pure.
 *
 * @param lastInboundAt Meta's timestamp of the contact's newest message, not the time at which we received it.
 */
export function decideServiceWindow(lastInboundAt: Instant | null, now: Instant): ServiceWindow {
  if (lastInboundAt === null) return { state: 'closed', closedAt: null, reason: 'never-wrote' };
  const closesAt = lastInboundAt + serviceWindowLength - serviceWindowMargin;
  return now < closesAt ? { state: 'open', closesAt } : { state: 'closed', closedAt: closesAt, reason: 'expired' };
}
