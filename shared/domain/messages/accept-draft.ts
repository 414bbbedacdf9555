import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { decideServiceWindow } from '../service-window/decide-service-window.ts';

/** Meta's limit for the body of a text that we send, in UTF-16 code units as its own validators count. Source: 'Text messages'. */
export const textBodyLimit = 4096;

export type DraftRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly limit: number; readonly length: number }
  | { readonly kind: 'window-closed'; readonly closedAt: Instant | null };

/**
 * Decides whether a text may go out now; client and relay both ask, so that nobody is promised what Meta refuses. Pure.
 *
 * @returns the body as it will be sent: outer blank space removed.
 */
export function acceptDraft(draft: {
  readonly body: string;
  readonly lastInboundAt: Instant | null;
  readonly now: Instant;
}): Result<{ readonly body: string }, DraftRefusal> {
  const body = draft.body.trim();
  if (body === '') return fail({ kind: 'empty' });
  if (body.length > textBodyLimit) return fail({ kind: 'too-long', limit: textBodyLimit, length: body.length });
  const window = decideServiceWindow(draft.lastInboundAt, draft.now);
  if (window.state === 'closed') return fail({ kind: 'window-closed', closedAt: window.closedAt });
  return succeed({ body });
}
