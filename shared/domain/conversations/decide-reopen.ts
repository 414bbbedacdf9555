import type { Conversation } from './conversation.ts';

/** `reopen` for a closed conversation, `wake` for one that was put aside. */
export type ReopenDecision = { readonly kind: 'reopen'; readonly reason: 'reopened' } | { readonly kind: 'wake'; readonly reason: 'woken' } | { readonly kind: 'unchanged'; readonly reason: 'already-so' };

/** Decides what brings a conversation back into the list of open work. Pure. */
export function decideReopen(conversation: Pick<Conversation, 'state' | 'snooze'>): ReopenDecision {
  if (conversation.state === 'closed') return { kind: 'reopen', reason: 'reopened' };
  return conversation.snooze === null ? { kind: 'unchanged', reason: 'already-so' } : { kind: 'wake', reason: 'woken' };
}
