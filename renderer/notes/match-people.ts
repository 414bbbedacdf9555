import type { Person } from '../../shared/domain/people/person.ts';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { PersonId, TeamId } from '../../shared/kernel/ids.ts';

/** Who can be spoken to in a note: whoever may read it, without the writer, by what is typed of any of their names. Pure. */
export function matchPeople(people: readonly Person[], facts: { readonly typed: string; readonly teamId: TeamId; readonly ownId: PersonId | null }): readonly Person[] {
  const wanted = fold(facts.typed);
  return people
    .filter((person) => person.id !== facts.ownId && decideVisibility(person, facts.teamId).visible)
    .filter((person) => fold(person.name).split(/[\s-]+/u).some((part) => part.startsWith(wanted)))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss').toLowerCase();
}
