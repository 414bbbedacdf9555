import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { HandoverTarget } from '../messages/team-content.ts';
import { decideVisibility } from '../people/decide-visibility.ts';
import type { Person } from '../people/person.ts';
import type { Conversation } from './conversation.ts';

/** UTF-16 code units; a card is read standing up. */
export const longestSummary = 2_000;
export const longestPromise = 500;
export const mostPromises = 20;

/**
 * `to-self` nothing would be handed over · `receiver-cannot-see` not of the conversation's team, or an admin · `other-team` a conversation belongs to the team of its
 * number · `no-such-person`.
 */
export type HandoverRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly field: 'summary' | 'promise'; readonly limit: number; readonly length: number }
  | { readonly kind: 'too-many-promises'; readonly limit: number }
  | { readonly kind: 'to-self' | 'receiver-cannot-see' | 'other-team' | 'no-such-person' | 'not-visible' };

/**
 * Decides whether a conversation may be handed over with this card. Pure; client and relay both ask. A closed conversation may be: it is opened by it.
 *
 * @returns the card as it is kept, and who looks after the conversation from then on (null: whoever of the team takes it).
 */
export function acceptHandover(facts: {
  readonly card: { readonly to: HandoverTarget; readonly summary: string; readonly promises: readonly string[] };
  readonly actor: Person;
  readonly people: readonly Person[];
  readonly conversation: Pick<Conversation, 'teamId'>;
}): Result<{ readonly summary: string; readonly promises: string[]; readonly assignee: Person | null }, HandoverRefusal> {
  const { card, actor, conversation } = facts;
  if (!decideVisibility(actor, conversation.teamId).visible) return fail({ kind: 'not-visible' });
  const summary = card.summary.trim();
  if (summary === '') return fail({ kind: 'empty' });
  if (summary.length > longestSummary) return fail({ kind: 'too-long', field: 'summary', limit: longestSummary, length: summary.length });
  const promises = card.promises.map((promise) => promise.trim()).filter((promise) => promise !== '');
  if (promises.length > mostPromises) return fail({ kind: 'too-many-promises', limit: mostPromises });
  const long = promises.find((promise) => promise.length > longestPromise);
  if (long !== undefined) return fail({ kind: 'too-long', field: 'promise', limit: longestPromise, length: long.length });
  const { to } = card;
  if (to.kind === 'team') return to.teamId === conversation.teamId ? succeed({ summary, promises, assignee: null }) : fail({ kind: 'other-team' });
  if (to.personId === actor.id) return fail({ kind: 'to-self' });
  const assignee = facts.people.find((person) => person.id === to.personId);
  if (assignee === undefined) return fail({ kind: 'no-such-person' });
  if (!decideVisibility(assignee, conversation.teamId).visible) return fail({ kind: 'receiver-cannot-see' });
  return succeed({ summary, promises, assignee });
}
