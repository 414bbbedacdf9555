import { decideServiceWindow } from '../service-window/decide-service-window.ts';
import type { Instant } from '../../kernel/time.ts';
import type { PolicySettings } from '../policy/policy.ts';

export type ReplyFacts = {
  readonly platform: string;
  readonly content: PolicySettings['notify']['content'];
  readonly duty: 'work' | 'quiet';
  /** All that the notification tells of is the client's. */
  readonly fromContact: boolean;
  readonly lastInboundAt: Instant | null;
  readonly now: Instant;
};

/** Whether a notification gets a field to answer in. */
export type ReplyDecision =
  | { readonly kind: 'offer'; readonly reason: 'at-work' }
  | { readonly kind: 'none'; readonly reason: 'system-cannot' | 'nobody-named' | 'not-from-client' | 'off-duty' | 'window-closed' };

/**
 * Decides whether a person may answer inside the notification. Pure.
 *
 * Only macOS hands a typed answer to the application that showed the notification; Windows would want a COM server beside it, Linux desktops have no such field that
 * Electron knows. Where policy hides who wrote, nobody should answer blindly. Below a colleague's note one would
 * answer the colleague, and the words would go to the client.
 */
export function decideReply(facts: ReplyFacts): ReplyDecision {
  if (facts.platform !== 'darwin') return { kind: 'none', reason: 'system-cannot' };
  if (facts.content === 'none') return { kind: 'none', reason: 'nobody-named' };
  if (!facts.fromContact) return { kind: 'none', reason: 'not-from-client' };
  if (facts.duty !== 'work') return { kind: 'none', reason: 'off-duty' };
  const window = decideServiceWindow(facts.lastInboundAt, facts.now);
  return window.state === 'open' ? { kind: 'offer', reason: 'at-work' } : { kind: 'none', reason: 'window-closed' };
}
