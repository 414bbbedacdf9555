import { advanceDelivery } from '../../shared/domain/messages/advance-delivery.ts';
import type { Delivery, DeliveryFailure } from '../../shared/domain/messages/delivery.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { lockConversationOf, noteUnanswered } from './note-unanswered.ts';
import { takeTurn } from './take-turn.ts';

/** Gives up a message that has not been tried yet; one that is in the air or has ended is left alone. */
export async function failWaiting(database: Database, { messageId, failure, now }: { readonly messageId: string; readonly failure: DeliveryFailure; readonly now: Instant }): Promise<void> {
  await database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    await lockConversationOf(transaction, messageId);
    const [row] = await transaction.query<{ delivery: Delivery; company_id: string; team_id: string }>(
      `SELECT message.delivery, message.company_id, number.team_id FROM message
       JOIN outgoing ON outgoing.message_id = message.id JOIN number ON number.id = outgoing.number_id
       WHERE message.id = $1 AND outgoing.state = 'waiting' FOR NO KEY UPDATE OF message, outgoing`,
      [messageId],
    );
    if (row === undefined) return;
    await transaction.query(`UPDATE outgoing SET state = 'failed', next_attempt_at = $2 WHERE message_id = $1`, [messageId, now]);
    const { waiting: _over, ...delivery } = row.delivery;
    await transaction.query('UPDATE message SET delivery = $2 WHERE id = $1', [messageId, JSON.stringify(advanceDelivery(delivery, { stage: 'failed', at: now, failure }))]);
    const conversation = await noteUnanswered(transaction, messageId);
    const teamId = row.team_id;
    await appendToLog(transaction, row.company_id, [...(conversation === null ? [] : [{ entity: 'conversation' as const, id: conversation, teamId }]), { entity: 'message', id: messageId, teamId }], now);
  });
}
