import type { Transaction } from '../database/database.ts';
import type { LogEntry } from '../event-log/append-to-log.ts';

type ThreadRow = { id: string; number_id: string; team_id: string; kept: string | null };

/**
 * Lets the threads of one contact continue in those of another: same number, same thread; a number on which only the emptied contact wrote brings its
 * thread along. Inside a turn taken `alone`.
 *
 * The emptied conversations stay as rows that nothing shows, because queues and meters may still name them.
 *
 * @returns how many messages moved, and what devices must learn, in order.
 */
export async function mergeThreads(
  transaction: Transaction,
  { into, from }: { readonly into: string; readonly from: string },
): Promise<{ readonly moved: number; readonly entries: readonly LogEntry[] }> {
  const threads = await transaction.query<ThreadRow>(
    `SELECT conversation.id, conversation.number_id, number.team_id, kept.id AS kept FROM conversation JOIN number ON number.id = conversation.number_id
     LEFT JOIN conversation kept ON kept.number_id = conversation.number_id AND kept.contact_id = $2
     WHERE conversation.contact_id = $1 AND conversation.merged_into IS NULL ORDER BY conversation.id`,
    [from, into],
  );
  const shown: LogEntry[] = [];
  const gone: LogEntry[] = [];
  let moved = 0;
  for (const thread of threads) {
    const teamId = thread.team_id;
    shown.push({ entity: 'contact', id: into, teamId });
    gone.push({ entity: 'contact', id: from, teamId });
    if (thread.kept === null) {
      await transaction.query('UPDATE conversation SET contact_id = $2 WHERE id = $1', [thread.id, into]);
      shown.push({ entity: 'conversation', id: thread.id, teamId });
      continue;
    }
    await transaction.query(
      `UPDATE conversation SET state = CASE WHEN other.state = 'open' THEN 'open' ELSE conversation.state END,
         assignee_id = coalesce(conversation.assignee_id, other.assignee_id),
         last_message_at = greatest(conversation.last_message_at, other.last_message_at),
         last_inbound_at = greatest(conversation.last_inbound_at, other.last_inbound_at),
         waiting_since = least(conversation.waiting_since, other.waiting_since),
         answered_at = greatest(conversation.answered_at, other.answered_at),
         -- Two threads that turn out to be one are worth a look now.
         snooze_until = NULL, snooze_until_reply = NULL, snoozed_by = NULL, snoozed_at = NULL
       FROM conversation other WHERE conversation.id = $1 AND other.id = $2`,
      [thread.kept, thread.id],
    );
    await transaction.query('UPDATE conversation SET merged_into = $2 WHERE id = $1 OR merged_into = $1', [thread.id, thread.kept]);
    const messages = await transaction.query<{ id: string }>('UPDATE message SET conversation_id = $2 WHERE conversation_id = $1 RETURNING id', [thread.id, thread.kept]);
    await transaction.query('UPDATE outgoing SET conversation_id = $2 WHERE conversation_id = $1', [thread.id, thread.kept]);
    moved += messages.length;
    shown.push({ entity: 'conversation', id: thread.kept, teamId });
    for (const { id } of messages) shown.push({ entity: 'message', id, teamId });
    gone.unshift({ entity: 'conversation', id: thread.id, teamId });
  }
  // Their reactions are this contact's now; where both reacted to one message, the newer stands.
  await transaction.query(
    `DELETE FROM message_reaction older USING message_reaction newer WHERE older.author_key = ANY($1::text[]) AND newer.author_key = ANY($1::text[])
       AND older.author_key <> newer.author_key AND older.number_id = newer.number_id AND older.target_wamid = newer.target_wamid
       AND (older.at < newer.at OR (older.at = newer.at AND older.author_key = $2))`,
    [[into, from], from],
  );
  await transaction.query('UPDATE message_reaction SET author_key = $2 WHERE author_key = $1', [from, into]);
  return { moved, entries: [...shown, ...gone] };
}
