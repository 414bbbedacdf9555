import type { TeamId } from '../../kernel/ids.ts';
import type { Person } from './person.ts';

/** Whether a person may see a conversation, and by which rule. */
export type VisibilityDecision = { readonly visible: boolean; readonly rule: 'own-team' | 'other-team' | 'admin-sees-no-messages' };

/**
 * Decides who may see a conversation. Pure; relay and client use the same answer.
 *
 * Employees and managers see what belongs to their teams. An IT admin runs the system and reads nobody's messages.
 */
export function decideVisibility(person: Pick<Person, 'role' | 'teamIds'>, conversationTeam: TeamId): VisibilityDecision {
  if (person.role === 'admin') return { visible: false, rule: 'admin-sees-no-messages' };
  return person.teamIds.includes(conversationTeam) ? { visible: true, rule: 'own-team' } : { visible: false, rule: 'other-team' };
}
