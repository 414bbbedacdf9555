import { undelivered } from '../../shared/domain/messages/delivery.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import { decideMaySend } from '../../shared/domain/outgoing/decide-may-send.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayRefusal } from '../../shared/protocol/errors.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';
import type { ActingPerson } from './find-visible-conversation.ts';
import { loadMessages } from './load-messages.ts';
import { describe } from './resolve-outgoing.ts';
import type { SendLookups } from './resolve-outgoing.ts';
import { takeTurn } from './take-turn.ts';

type Row = { at: Instant; content: MessageContent; delivery: Delivery; category: string | null; reacts_to: string | null };

/**
 * Queues a message again on the employee's word: one that failed, or one whose outcome nobody knows. It goes to the end of its conversation's queue.
 *
 * Asked twice it answers the message that waits already. `conflict`: it has been sent. `not-found`: no such message of ours in sight.
 */
export async function resendMessage(
  database: Database,
  { person, messageId, now, readConsent, noteAnswer }: {
    readonly person: ActingPerson;
    readonly messageId: string;
    readonly now: Instant;
    readonly readConsent: SendLookups['readConsent'];
    readonly noteAnswer: SendLookups['noteAnswer'];
  },
): Promise<Result<{ readonly message: Message }, RelayRefusal>> {
  return database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    const [place] = await transaction.query<{ conversation_id: string }>('SELECT conversation_id FROM outgoing WHERE message_id = $1', [messageId]);
    const conversation = place === undefined ? null : await findVisibleConversation(transaction, person, place.conversation_id);
    if (conversation === null) return fail('not-found');
    const [row] = await transaction.query<Row>(
      `SELECT message.at, message.content, message.delivery, message.reacts_to, outgoing.payload ->> 'category' AS category FROM message JOIN outgoing ON outgoing.message_id = message.id
       WHERE message.id = $1 FOR NO KEY UPDATE OF message`,
      [messageId],
    );
    if (row === undefined) return fail('not-found');
    const stage = row.delivery.stage;
    if (stage === 'failed' || stage === 'unconfirmed') {
      // What was accepted once needs no second look at its content; whether it may go may have changed.
      const may = decideMaySend({
        templateCategory: row.content.kind === 'template' ? (row.category ?? 'UTILITY') : null,
        lastInboundAt: conversation.lastInboundAt,
        ...(await readConsent(transaction, conversation)),
        now,
      });
      if (!may.ok) return fail(describe(may.error));
      await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [messageId, JSON.stringify(undelivered)]);
      await transaction.query(
        `UPDATE outgoing SET state = 'waiting', attempts = 0, queued_at = $2, next_attempt_at = $2, waits_for = NULL, history_asks = 0, position = DEFAULT WHERE message_id = $1`,
        [messageId, now],
      );
      // Its failure let the contact wait again; it answers what it answered before, and nothing that they wrote since.
      if (row.reacts_to === null) await noteAnswer(transaction, { conversationId: conversation.id, at: row.at });
      const { teamId } = conversation;
      await appendToLog(transaction, conversation.companyId, [{ entity: 'conversation', id: conversation.id, teamId }, { entity: 'message', id: messageId, teamId }], now);
    } else if (stage !== 'queued') {
      return fail('conflict');
    }
    const message = (await loadMessages(transaction, [messageId])).get(messageId);
    return message === undefined ? fail('not-found') : succeed({ message });
  });
}
