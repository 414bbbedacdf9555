import { decideVisibility } from '../people/decide-visibility.ts';
import type { Person } from '../people/person.ts';
import type { Conversation } from './conversation.ts';

/** `unchanged`: it is so already. `assignee-cannot-see`: not of this team, or an admin, who reads no messages. */
export type AssignDecision =
  | { readonly kind: 'assign'; readonly reason: 'taken' | 'given' | 'released' }
  | { readonly kind: 'unchanged'; readonly reason: 'already-so' }
  | { readonly kind: 'refuse'; readonly reason: 'not-visible' | 'assignee-cannot-see' };

/**
 * Decides whether `actor` may make `assignee` (null: nobody) look after a conversation. Pure.
 *
 * Who may see a conversation may assign it, to themselves or to anybody else who may see it: people and managers of its team. A colleague who fell ill
 * cannot let go of anything, so nobody has to ask the former assignee.
 */
export function decideAssign(facts: {
  readonly actor: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly assignee: Pick<Person, 'id' | 'role' | 'teamIds'> | null;
  readonly conversation: Pick<Conversation, 'teamId' | 'assigneeId'>;
}): AssignDecision {
  const { actor, assignee, conversation } = facts;
  if (!decideVisibility(actor, conversation.teamId).visible) return { kind: 'refuse', reason: 'not-visible' };
  if (assignee !== null && !decideVisibility(assignee, conversation.teamId).visible) return { kind: 'refuse', reason: 'assignee-cannot-see' };
  if ((assignee?.id ?? null) === conversation.assigneeId) return { kind: 'unchanged', reason: 'already-so' };
  if (assignee === null) return { kind: 'assign', reason: 'released' };
  return { kind: 'assign', reason: assignee.id === actor.id ? 'taken' : 'given' };
}
