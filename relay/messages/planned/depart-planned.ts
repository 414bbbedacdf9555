import { advanceDelivery } from '../../../shared/domain/messages/advance-delivery.ts';
import { undelivered } from '../../../shared/domain/messages/delivery.ts';
import { decideMaySend } from '../../../shared/domain/outgoing/decide-may-send.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import { hindranceReasons } from '../hindrance-reasons.ts';
import { lockConversationOf } from '../note-unanswered.ts';
import type { SendLookups } from '../resolve-outgoing.ts';
import { takeTurn } from '../take-turn.ts';

type Row = {
  conversation_id: string;
  contact_id: string;
  number_id: string;
  company_id: string;
  team_id: string;
  last_inbound_at: number | null;
  kind: string;
  category: string | null;
};

/**
 * The time of a planned message has come: it is decided again whether it may go, and it becomes a message like one that is written now, at the end of the
 * thread. What may not go any more is told as failed: free text closed while the relay was away, the contact stopped marketing or was blocked meanwhile.
 *
 * Nothing is in the air yet, so that dying here, or a lost race, leaves the plan as it was. Idempotent. Locks: turn, conversation, message, outgoing, log.
 */
export async function departPlanned(
  database: Database,
  messageId: string,
  { now, readConsent, noteAnswer }: Pick<SendLookups, 'readConsent' | 'noteAnswer'> & { readonly now: Instant },
): Promise<void> {
  await database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    await lockConversationOf(transaction, messageId);
    const [row] = await transaction.query<Row>(
      `SELECT conversation.id AS conversation_id, conversation.contact_id, conversation.number_id, conversation.company_id, number.team_id, conversation.last_inbound_at,
         outgoing.payload ->> 'kind' AS kind, outgoing.payload ->> 'category' AS category
       FROM message JOIN outgoing ON outgoing.message_id = message.id
       JOIN conversation ON conversation.id = message.conversation_id JOIN number ON number.id = conversation.number_id
       WHERE message.id = $1 AND outgoing.state = 'waiting' AND outgoing.waits_for = 'planned' AND outgoing.next_attempt_at <= $2 FOR NO KEY UPDATE OF message, outgoing`,
      [messageId, now],
    );
    // It was moved, taken back, or another process was faster.
    if (row === undefined) return;
    const consent = await readConsent(transaction, { contactId: row.contact_id, numberId: row.number_id });
    const may = decideMaySend({ ...consent, templateCategory: row.kind === 'template' ? (row.category ?? 'UTILITY') : null, lastInboundAt: row.last_inbound_at, now });
    const delivery = may.ok ? undelivered : advanceDelivery(undelivered, { stage: 'failed', at: now, failure: { code: null, reason: hindranceReasons[may.error.kind], detail: null } });
    await transaction.query('UPDATE message SET at = $2, delivery = $3 WHERE id = $1', [messageId, now, JSON.stringify(delivery)]);
    // How long it is worth trying counts from now, not from when it was planned.
    await transaction.query(`UPDATE outgoing SET state = $3, queued_at = $2, next_attempt_at = $2, waits_for = NULL WHERE message_id = $1`, [
      messageId,
      now,
      may.ok ? 'waiting' : 'failed',
    ]);
    if (may.ok) await noteAnswer(transaction, { conversationId: row.conversation_id, at: now });
    else await transaction.query('UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint) WHERE id = $1', [row.conversation_id, now]);
    const { team_id: teamId } = row;
    await appendToLog(transaction, row.company_id, [{ entity: 'conversation', id: row.conversation_id, teamId }, { entity: 'message', id: messageId, teamId }], now);
  });
}
