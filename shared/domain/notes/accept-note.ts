import type { PersonId, TeamId } from '../../kernel/ids.ts';
import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { decideVisibility } from '../people/decide-visibility.ts';
import type { Person } from '../people/person.ts';

/** UTF-16 code units. A note is a remark; whoever needs more attaches a document elsewhere. */
export const longestNote = 10_000;
/** People whom one note may speak to. */
export const mostMentions = 50;

export type NoteRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly limit: number; readonly length: number }
  | { readonly kind: 'too-many-mentions'; readonly limit: number };

/**
 * Decides whether a note may be written. Pure; client and relay both ask.
 *
 * @returns the note as it is kept: outer blank space removed, each mention once, and only of people who may see the conversation. Who may not is left out rather
 *   than refused: it can become so between writing and arriving, and what was written must not be lost for it.
 */
export function acceptNote(note: {
  readonly body: string;
  readonly mentions: readonly PersonId[];
  readonly people: readonly Person[];
  readonly teamId: TeamId;
}): Result<{ readonly body: string; readonly mentions: PersonId[] }, NoteRefusal> {
  const body = note.body.trim();
  if (body === '') return fail({ kind: 'empty' });
  if (body.length > longestNote) return fail({ kind: 'too-long', limit: longestNote, length: body.length });
  const mentions = [...new Set(note.mentions)];
  if (mentions.length > mostMentions) return fail({ kind: 'too-many-mentions', limit: mostMentions });
  const readers = new Set(note.people.filter((person) => decideVisibility(person, note.teamId).visible).map((person) => person.id));
  return succeed({ body, mentions: mentions.filter((id) => readers.has(id)) });
}
