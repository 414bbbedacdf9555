import { acceptDraft } from '../../shared/domain/messages/accept-draft.ts';
import { undelivered } from '../../shared/domain/messages/delivery.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RelayErrorCode } from '../../shared/protocol/errors.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { findVisibleConversation } from './find-visible-conversation.ts';
import type { ActingPerson } from './find-visible-conversation.ts';
import { loadMessages } from './load-messages.ts';
import { takeTurn } from './take-turn.ts';

type Row = { conversation_id: string; content: MessageContent; delivery: Delivery };

/**
 * Queues a message again on the employee's word: one that failed, or one whose outcome nobody knows. It goes to the end of its conversation's queue.
 *
 * Asked twice it answers the message that waits already. `conflict`: it has been sent. `not-found`: no such message of ours in sight.
 */
export async function resendMessage(
  database: Database,
  { person, messageId, now }: { readonly person: ActingPerson; readonly messageId: string; readonly now: Instant },
): Promise<Result<{ readonly message: Message }, RelayErrorCode>> {
  return database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    const [place] = await transaction.query<{ conversation_id: string }>('SELECT conversation_id FROM outgoing WHERE message_id = $1', [messageId]);
    const conversation = place === undefined ? null : await findVisibleConversation(transaction, person, place.conversation_id);
    if (conversation === null) return fail('not-found');
    const [row] = await transaction.query<Row>('SELECT conversation_id, content, delivery FROM message WHERE id = $1 FOR NO KEY UPDATE', [messageId]);
    if (row === undefined) return fail('not-found');
    const stage = row.delivery.stage;
    if (stage === 'failed' || stage === 'unconfirmed') {
      const draft = acceptDraft({ body: row.content.kind === 'text' ? row.content.body : ' ', lastInboundAt: conversation.lastInboundAt, now });
      if (!draft.ok) return fail(draft.error.kind);
      await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [messageId, JSON.stringify(undelivered)]);
      await transaction.query(
        `UPDATE outgoing SET state = 'waiting', attempts = 0, queued_at = $2, next_attempt_at = $2, position = DEFAULT WHERE message_id = $1`,
        [messageId, now],
      );
      await appendToLog(transaction, conversation.companyId, [{ entity: 'message', id: messageId, teamId: conversation.teamId }], now);
    } else if (stage !== 'queued') {
      return fail('conflict');
    }
    const message = (await loadMessages(transaction, [messageId])).get(messageId);
    return message === undefined ? fail('not-found') : succeed({ message });
  });
}
