import type { Instant } from '../../kernel/time.ts';
import { decideMaySend } from '../outgoing/decide-may-send.ts';
import { sendableStatus } from './sendable-status.ts';
import type { Template } from './template.ts';

/**
 * Why a template cannot go to a contact, whatever is put into it. `status`: in Meta's word, only APPROVED is sent. `not-supported`: it holds a form or a button of a kind
 * that the desk cannot fill.
 */
export type TemplateHindrance =
  | { readonly kind: 'status'; readonly status: string; readonly reason: string | null }
  | { readonly kind: 'opted-out'; readonly at: Instant }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'not-supported' };

/** Decides whether a template may go to a contact at all, before anybody fills it; null when it may. Pure. */
export function decideTemplateHindrance(
  template: Pick<Template, 'status' | 'statusReason' | 'category' | 'buttons'>,
  facts: { readonly marketingStoppedAt: Instant | null; readonly blocked: boolean; readonly now: Instant },
): TemplateHindrance | null {
  if (template.status !== sendableStatus) return { kind: 'status', status: template.status, reason: template.statusReason };
  if (facts.blocked) return { kind: 'blocked' };
  const may = decideMaySend({ templateCategory: template.category, lastInboundAt: null, marketingStoppedAt: facts.marketingStoppedAt, blockedAt: null, now: facts.now });
  if (!may.ok && may.error.kind === 'opted-out') return { kind: 'opted-out', at: may.error.at };
  return template.buttons.some((button) => button.kind === 'flow' || button.kind === 'other') ? { kind: 'not-supported' } : null;
}
