import type { Person } from '../../shared/domain/people/person.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';

/** The people whom a note speaks to by `@` and their whole name. Of two names that begin alike the longer one counts; a name inside a word does not. Pure. */
export function findMentions(body: string, people: readonly Pick<Person, 'id' | 'name'>[]): readonly PersonId[] {
  const found: PersonId[] = [];
  let rest = body;
  for (const person of [...people].sort((one, other) => other.name.length - one.name.length)) {
    const name = person.name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    const mention = new RegExp(`(?<![\\p{L}\\p{N}_])@${name}(?![\\p{L}\\p{N}_])`, 'gu');
    if (!mention.test(rest)) continue;
    found.push(person.id);
    rest = rest.replace(mention, ' ');
  }
  return found;
}
