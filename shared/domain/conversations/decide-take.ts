import type { z } from 'zod';
import type { handoverContent } from '../messages/team-content.ts';
import type { Person } from '../people/person.ts';

/** `assigns`: whoever takes a card that went to the team looks after the conversation from then on. */
export type TakeDecision =
  | { readonly kind: 'take'; readonly assigns: boolean; readonly reason: 'receiver' | 'of-the-team' }
  | { readonly kind: 'unchanged'; readonly reason: 'already-so' }
  | { readonly kind: 'refuse'; readonly reason: 'taken' | 'not-the-receiver' };

/** Decides whether a person who may see the conversation may take what a card hands over. Pure. */
export function decideTake(card: Pick<z.infer<typeof handoverContent>, 'to' | 'accepted'>, person: Pick<Person, 'id'>): TakeDecision {
  if (card.accepted !== null) return card.accepted.by === person.id ? { kind: 'unchanged', reason: 'already-so' } : { kind: 'refuse', reason: 'taken' };
  if (card.to.kind === 'team') return { kind: 'take', assigns: true, reason: 'of-the-team' };
  return card.to.personId === person.id ? { kind: 'take', assigns: false, reason: 'receiver' } : { kind: 'refuse', reason: 'not-the-receiver' };
}
