import type { Conversation } from './conversation.ts';

/** `close` also ends a snooze and the waiting: closing says that nothing is owed. */
export type CloseDecision = { readonly kind: 'close'; readonly reason: 'closed' } | { readonly kind: 'unchanged'; readonly reason: 'already-so' };

/** Decides what closing does. Pure. Whoever may see a conversation may close it; the contact's next message opens it again. */
export function decideClose(conversation: Pick<Conversation, 'state'>): CloseDecision {
  return conversation.state === 'closed' ? { kind: 'unchanged', reason: 'already-so' } : { kind: 'close', reason: 'closed' };
}
