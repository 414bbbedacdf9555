import type { Transaction } from '../database/database.ts';

/**
 * An answer of ours did not reach the contact: works out anew since when they wait, as if it had not been written. What closing settled stays settled.
 * Locks the conversation, so call it where that comes before the message's lock, or where nothing else sends.
 *
 * @returns the conversation when they wait since another moment now; null when nothing changed.
 */
export async function noteUnanswered(transaction: Transaction, messageId: string): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(
    `WITH place AS (SELECT conversation_id AS id FROM message WHERE id = $1),
     answered AS (
       SELECT max(at) AS at FROM message WHERE conversation_id = (SELECT id FROM place) AND reacts_to IS NULL AND (
         content ->> 'act' = 'closed'
         OR author ->> 'kind' IN ('person', 'phone-app') AND delivery IS NOT NULL AND delivery ->> 'stage' <> 'failed'
           AND delivery #>> '{waiting,reason}' IS DISTINCT FROM 'planned'
       )
     ),
     waiting AS (
       SELECT min(at) AS at FROM message WHERE conversation_id = (SELECT id FROM place) AND author ->> 'kind' = 'contact' AND content ->> 'kind' <> 'system'
         AND at > coalesce((SELECT at FROM answered), 0)
     )
     UPDATE conversation SET answered_at = (SELECT at FROM answered), waiting_since = (SELECT at FROM waiting)
     WHERE id = (SELECT id FROM place) AND state = 'open' AND waiting_since IS DISTINCT FROM (SELECT at FROM waiting) RETURNING id`,
    [messageId],
  );
  return row?.id ?? null;
}

/** Takes the conversation of a message first, for transactions that will change both. */
export async function lockConversationOf(transaction: Transaction, messageId: string): Promise<void> {
  await transaction.query('SELECT id FROM conversation WHERE id = (SELECT conversation_id FROM message WHERE id = $1) FOR NO KEY UPDATE', [messageId]);
}
