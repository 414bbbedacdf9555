import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import { undelivered } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import { decideMaySend } from '../../shared/domain/outgoing/decide-may-send.ts';
import { decidePlan } from '../../shared/domain/outgoing/decide-plan.ts';
import type { PlanDecision } from '../../shared/domain/outgoing/decide-plan.ts';
import { fileOf } from '../../shared/domain/outgoing/outgoing-content.ts';
import { foldWords } from '../../shared/domain/search/fold-words.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { SendMessageRequest } from '../../shared/protocol/messages.ts';
import type { Database, Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { findTarget } from './find-target.ts';
import type { Target } from './find-target.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';
import type { ActingPerson, VisibleConversation } from './find-visible-conversation.ts';
import { loadMessages } from './load-messages.ts';
import { describe, resolveOutgoing, withUpload } from './resolve-outgoing.ts';
import type { ResolvedOutgoing, SendLookups } from './resolve-outgoing.ts';

export type OutgoingRequest = {
  readonly person: ActingPerson;
  readonly deviceId: string;
  readonly request: SendMessageRequest;
  readonly now: Instant;
  /** SHA-256 of a text. */
  readonly digest: (text: string) => Uint8Array;
  readonly lookups: SendLookups;
};

type Accepted = { readonly created: boolean; readonly message: Message };

/** Rolls the transaction back with a refusal that was found too late to have written nothing; never leaves this file. */
class Refused extends Error {
  readonly refusal: RelayRefusal;
  constructor(refusal: RelayRefusal) {
    super('refused');
    this.refusal = refusal;
  }
}

/**
 * Accepts a message from the desk: durable, in the event log and queued for Meta, all in one transaction.
 *
 * The id is the idempotency key. The same id with the same content answers the message as it stands, also when it could not be accepted anew (the
 * window has closed since); with other content, or when the id is somebody else's, `conflict`; so is one that was planned and taken back. Other errors: `not-found` (no such conversation in sight),
 * `invalid-request` (a quote or a reaction whose message is not of this conversation), and everything for which Meta would refuse it, in its own code.
 * A reaction is answered with the message that carries it.
 */
export async function acceptOutgoing(database: Database, outgoing: OutgoingRequest): Promise<Result<Accepted, RelayRefusal>> {
  try {
    return await database.transaction((transaction) => accept(transaction, outgoing));
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

async function accept(transaction: Transaction, { person, deviceId, request, now, digest, lookups }: OutgoingRequest): Promise<Result<Accepted, RelayRefusal>> {
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
  // After the look at the message: whoever takes one back lets both become visible at once.
  if ((await transaction.query('SELECT FROM withdrawn_message WHERE message_id = $1', [request.id])).length > 0) return fail('conflict');

  const resolved = await resolveOutgoing(transaction, lookups, { content: request.content, numberId: conversation.numberId });
  if (!resolved.ok) return resolved;
  const consent = await lookups.readConsent(transaction, conversation);
  const plan = request.content.kind === 'reaction' ? ({ kind: 'now' } as const) : decidePlan(request.sendAt, now);
  if (plan.kind === 'too-far') return fail({ code: 'content-refused', about: { field: 'sendAt', rule: 'too-far', at: plan.latest } });
  const departsAt = plan.kind === 'planned' ? plan.at : now;
  const may = decideMaySend({ ...consent, templateCategory: resolved.value.templateCategory, lastInboundAt: conversation.lastInboundAt, now: departsAt });
  if (!may.ok) return fail(describe(may.error));
  const target = await findTarget(transaction, { request, conversationId: conversation.id, now });
  if (!target.ok) return target;

  // A computer whose clock is ahead must not put a message in front of everything that follows.
  const at = Math.min(request.composedAt, now);
  const isNew = await insert(transaction, { request, conversation, person, resolved: resolved.value, target: target.value, at, plan, now });
  if (!isNew) return fail('conflict');
  const complete = await takeFile(transaction, lookups, { request, numberId: conversation.numberId, resolved: resolved.value });
  await transaction.query(
    `INSERT INTO outgoing (message_id, number_id, conversation_id, request_hash, device_id, state, queued_at, next_attempt_at, payload, media_id, waits_for)
     VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, $10)`,
    [
      request.id, conversation.numberId, conversation.id, hash, deviceId, now, departsAt, JSON.stringify(complete.payload), complete.mediaId,
      plan.kind === 'planned' ? 'planned' : null,
    ],
  );
  const isReaction = request.content.kind === 'reaction';
  if (!isReaction && plan.kind === 'now') await lookups.noteAnswer(transaction, { conversationId: conversation.id, at });
  const message = await load(transaction, request.id);
  const { teamId } = conversation;
  await appendToLog(
    transaction,
    conversation.companyId,
    [
      ...(isReaction ? [] : [{ entity: 'conversation' as const, id: conversation.id, teamId }]),
      { entity: 'message', id: message.id, teamId },
    ],
    now,
  );
  return succeed({ created: true, message });
}

/** Makes the file the message's own and puts what is known of it into the message. */
async function takeFile(
  transaction: Transaction,
  lookups: SendLookups,
  { request, numberId, resolved }: { readonly request: SendMessageRequest; readonly numberId: string; readonly resolved: ResolvedOutgoing },
): Promise<ResolvedOutgoing> {
  const file = fileOf(request.content);
  if (file === null) return resolved;
  const upload = await lookups.takeUpload(transaction, { mediaId: file.mediaId, numberId, messageId: request.id });
  if (upload === null) throw new Refused({ code: 'file-refused', about: { field: 'mediaId', rule: 'not-here' } });
  // What was checked as one kind is not sent as another: the limits differ.
  if (upload.kind !== file.kind) throw new Refused({ code: 'file-refused', about: { field: 'mediaId', rule: 'other-kind' } });
  const complete = withUpload(resolved, file.mediaId, upload);
  await transaction.query('UPDATE message SET content = $2 WHERE id = $1', [request.id, JSON.stringify(complete.shown)]);
  return complete;
}

/** What makes two requests the same: where, what, and in answer to what. The time of composing may be corrected by a client that retries. */
function canonicalOf(request: SendMessageRequest): string {
  return JSON.stringify([request.conversationId, request.content, request.quotedMessageId]);
}

type Insertion = {
  readonly request: SendMessageRequest;
  readonly conversation: VisibleConversation;
  readonly person: ActingPerson;
  readonly resolved: ResolvedOutgoing;
  readonly target: Target;
  readonly at: Instant;
  readonly plan: PlanDecision;
  readonly now: Instant;
};

async function insert(transaction: Transaction, { request, conversation, person, resolved, target, at, plan, now }: Insertion): Promise<boolean> {
  const rows = await transaction.query(
    `INSERT INTO message (id, company_id, conversation_id, number_id, author, at, content, delivery, quoted_message_id, reacts_to, recorded_at, search_words)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array_to_tsvector(string_to_array($12, ' '))) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      request.id,
      conversation.companyId,
      conversation.id,
      conversation.numberId,
      JSON.stringify({ kind: 'person', personId: person.id }),
      at,
      JSON.stringify(resolved.shown),
      JSON.stringify(plan.kind === 'planned' ? { ...undelivered, waiting: { reason: 'planned', until: plan.at } } : undelivered),
      target.quoted,
      target.reactsTo,
      now,
      foldWords(wordsOf(resolved.shown)).join(' '),
    ],
  );
  return rows.length > 0;
}

async function load(transaction: Transaction, id: string): Promise<Message> {
  const message = (await loadMessages(transaction, [id])).get(id);
  if (message === undefined) throw new Error('A message that was just stored cannot be read');
  return message;
}
