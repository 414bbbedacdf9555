import type { Person } from '../../shared/domain/people/person.ts';
import type { Presence } from '../../shared/domain/presence/presence.ts';
import { isolate } from './words.ts';
import type { Words } from './words.ts';

/** Who is at a conversation, in one line, writing before looking: 'Ana is writing', 'Ana and Piet are looking'. Null when nobody is. Pure. */
export function presenceWords(words: Words, present: readonly Presence[], people: readonly Person[]): string | null {
  const writing = present.filter((each) => each.act === 'typing');
  const shown = writing.length > 0 ? writing : present;
  if (shown.length === 0) return null;
  const names = shown.map(({ personId }) => people.find((person) => person.id === personId)).map((person) => (person === undefined ? words.text('author.colleague') : isolate(person.name)));
  return words.text(writing.length > 0 ? 'presence.writing' : 'presence.looking', { count: names.length, names: new Intl.ListFormat(words.locale).format(names) });
}
