import type { Message } from '../../shared/domain/messages/message.ts';
import { acceptNote } from '../../shared/domain/notes/accept-note.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { WriteNoteRequest } from '../../shared/protocol/notes.ts';
import type { Database, Sql, Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { lockVisibleConversation } from './lock-conversation.ts';
import { recordTeamMessage } from './record-team-message.ts';

type Former = { conversation_id: string; author: Message['author']; content: Message['content'] };

/**
 * Writes a note: durable and in the event log, in one transaction; the send queue is not touched. The id is the idempotency key.
 *
 * @returns whether it is new. `not-found` no such conversation in sight · `conflict` the id stands for something else · `empty`, `too-long`, `invalid-request`.
 */
export async function writeNote(
  database: Database,
  { person, request, now, findPeople }: {
    readonly person: Person;
    readonly request: WriteNoteRequest;
    readonly now: Instant;
    readonly findPeople: (sql: Sql, ids: readonly string[]) => Promise<readonly Person[]>;
  },
): Promise<Result<{ readonly created: boolean }, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    const conversation = await lockVisibleConversation(transaction, person, await followJoined(transaction, request.conversationId));
    if (conversation === null) return fail('not-found');
    const accepted = acceptNote({ ...request, people: await findPeople(transaction, request.mentions), teamId: conversation.teamId });
    if (!accepted.ok) {
      const { kind, ...about } = accepted.error;
      return fail(kind === 'too-many-mentions' ? { code: 'invalid-request', about } : { code: kind, about });
    }
    const former = await findFormer(transaction, request.id);
    if (former !== null) {
      const isSame =
        former.conversation_id === conversation.id && former.content.kind === 'note' && former.content.body === accepted.value.body && isBy(former.author, person);
      return isSame ? succeed({ created: false }) : fail('conflict');
    }
    // A computer whose clock is ahead must not put a note in front of everything that follows.
    const at = Math.min(request.composedAt, now);
    const author = { kind: 'person', personId: person.id } as const;
    const isNew = await recordTeamMessage(transaction, { id: request.id, conversation, author, at, content: { kind: 'note', ...accepted.value }, now });
    if (!isNew) return fail('conflict');
    await transaction.query('UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint) WHERE id = $1', [conversation.id, at]);
    const { teamId } = conversation;
    await appendToLog(transaction, conversation.companyId, [{ entity: 'conversation', id: conversation.id, teamId }, { entity: 'message', id: request.id, teamId }], now);
    return succeed({ created: true });
  });
}

/** What was written offline for a conversation that has been joined to another meanwhile belongs into that other. */
async function followJoined(transaction: Transaction, id: string): Promise<string> {
  const [row] = await transaction.query<{ merged_into: string | null }>('SELECT merged_into FROM conversation WHERE id = $1', [id]);
  return row?.merged_into ?? id;
}

async function findFormer(transaction: Transaction, id: string): Promise<Former | null> {
  const [row] = await transaction.query<Former>('SELECT conversation_id, author, content FROM message WHERE id = $1', [id]);
  return row ?? null;
}

function isBy(author: Message['author'], person: Person): boolean {
  return author.kind === 'person' && author.personId === person.id;
}
