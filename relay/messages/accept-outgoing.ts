import { acceptDraft } from '../../shared/domain/messages/accept-draft.ts';
import { undelivered } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayErrorCode } from '../../shared/protocol/errors.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { Database, Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';
import type { ActingPerson, VisibleConversation } from './find-visible-conversation.ts';
import { loadMessages } from './load-messages.ts';

export type OutgoingRequest = {
  readonly person: ActingPerson;
  readonly deviceId: string;
  readonly request: SendMessageRequest;
  readonly now: Instant;
  /** SHA-256 of a text. */
  readonly digest: (text: string) => Uint8Array;
};

/**
 * Accepts a message from the desk: durable, in the event log and queued for Meta, all in one transaction.
 *
 * The id is the idempotency key. The same id with the same content answers the message as it stands, also when it could not be accepted anew (the
 * window has closed since); with other content, or when the id is somebody else's, `conflict`. Other errors: `not-found` (no such
 * conversation in sight), `empty`, `too-long`, `window-closed`, and for a quote of another conversation `invalid-request`.
 */
export async function acceptOutgoing(
  database: Database,
  { person, deviceId, request, now, digest }: OutgoingRequest,
): Promise<Result<{ readonly created: boolean; readonly message: Message }, RelayErrorCode>> {
  return database.transaction(async (transaction) => {
    const conversation = await findVisibleConversation(transaction, person, request.conversationId);
    if (conversation === null) return fail('not-found');
    const hash = digest(canonicalOf(request));
    const [former] = await transaction.query<{ request_hash: Uint8Array | null }>(
      'SELECT outgoing.request_hash FROM message LEFT JOIN outgoing ON outgoing.message_id = message.id WHERE message.id = $1',
      [request.id],
    );
    if (former !== undefined) {
      if (former.request_hash === null || Buffer.compare(former.request_hash, hash) !== 0) return fail('conflict');
      return succeed({ created: false, message: await load(transaction, request.id) });
    }

    const accepted = acceptDraft({ body: request.content.body, lastInboundAt: conversation.lastInboundAt, now });
    if (!accepted.ok) return fail(accepted.error.kind);
    if (request.quotedMessageId !== null && !(await isHere(transaction, request.quotedMessageId, conversation.id))) return fail('invalid-request');
    // A computer whose clock is ahead must not put a message in front of everything that follows.
    const at = Math.min(request.composedAt, now);
    const isNew = await insert(transaction, { request, conversation, person, body: accepted.value.body, at, now });
    if (!isNew) return fail('conflict');
    await transaction.query(
      `INSERT INTO outgoing (message_id, number_id, conversation_id, request_hash, device_id, state, queued_at, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $6)`,
      [request.id, conversation.numberId, conversation.id, hash, deviceId, now],
    );
    await transaction.query('UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint) WHERE id = $1', [conversation.id, at]);
    const message = await load(transaction, request.id);
    await appendToLog(
      transaction,
      conversation.companyId,
      [
        { entity: 'conversation', id: conversation.id, teamId: conversation.teamId },
        { entity: 'message', id: request.id, teamId: conversation.teamId },
      ],
      now,
    );
    return succeed({ created: true, message });
  });
}

/** What makes two requests the same: where, what, and in answer to what. The time of composing may be corrected by a client that retries. */
function canonicalOf(request: SendMessageRequest): string {
  return JSON.stringify([request.conversationId, request.content.kind, request.content.body, request.quotedMessageId]);
}

async function isHere(transaction: Transaction, messageId: string, conversationId: string): Promise<boolean> {
  const rows = await transaction.query('SELECT id FROM message WHERE id = $1 AND conversation_id = $2', [messageId, conversationId]);
  return rows.length > 0;
}

type Insertion = {
  readonly request: SendMessageRequest;
  readonly conversation: VisibleConversation;
  readonly person: ActingPerson;
  readonly body: string;
  readonly at: Instant;
  readonly now: Instant;
};

async function insert(transaction: Transaction, { request, conversation, person, body, at, now }: Insertion): Promise<boolean> {
  const rows = await transaction.query(
    `INSERT INTO message (id, company_id, conversation_id, number_id, author, at, content, delivery, quoted_message_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      request.id,
      conversation.companyId,
      conversation.id,
      conversation.numberId,
      JSON.stringify({ kind: 'person', personId: person.id }),
      at,
      // PostgreSQL stores neither U+0000 nor half of a surrogate pair.
      JSON.stringify({ kind: 'text', body: body.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD') }),
      JSON.stringify(undelivered),
      request.quotedMessageId,
      now,
    ],
  );
  return rows.length > 0;
}

async function load(transaction: Transaction, id: string): Promise<Message> {
  const message = (await loadMessages(transaction, [id])).get(id);
  if (message === undefined) throw new Error('A message that was just stored cannot be read');
  return message;
}
