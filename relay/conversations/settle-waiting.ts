import type { Transaction } from '../database/database.ts';

/** Works out anew which message of the contact's has waited longest, after an answer that was composed before some of them came. */
export async function settleWaiting(transaction: Transaction, conversationId: string): Promise<void> {
  await transaction.query(
    `UPDATE conversation SET waiting_since = (
       SELECT min(at) FROM message WHERE conversation_id = conversation.id AND at > conversation.answered_at AND author ->> 'kind' = 'contact' AND content ->> 'kind' <> 'system'
     ) WHERE id = $1`,
    [conversationId],
  );
}
