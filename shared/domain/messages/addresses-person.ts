import type { PersonId } from '../../kernel/ids.ts';
import type { Message } from './message.ts';

/**
 * Whether a message of the team speaks to a person: a note that mentions them, a hand-over to them. Null when it does not, or is their own. Pure.
 */
export function addressesPerson(message: Pick<Message, 'author' | 'content'>, me: PersonId): 'mentioned' | 'handed-over' | null {
  const { author, content } = message;
  if (author.kind === 'person' && author.personId === me) return null;
  if (content.kind === 'note') return content.mentions.includes(me) ? 'mentioned' : null;
  if (content.kind === 'handover') return content.to.kind === 'person' && content.to.personId === me ? 'handed-over' : null;
  return null;
}
