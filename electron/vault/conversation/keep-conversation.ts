import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import type { WriteDatabase } from '../database/database.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';

/** Adds a conversation or brings it up to date. Answers whether anything is different. */
export function keepConversation(database: WriteDatabase, threads: ThreadLedger, conversation: Conversation): boolean {
  const body = JSON.stringify(conversation);
  const changed = database.run(
    `INSERT INTO conversation (id, contact_id, number_id, created_at, last_message_at, sorted_at, body) VALUES (?, ?, ?, ?, ?, 0, ?)
     ON CONFLICT (id) DO UPDATE SET contact_id = excluded.contact_id, number_id = excluded.number_id, created_at = excluded.created_at,
       last_message_at = excluded.last_message_at, body = excluded.body WHERE body <> excluded.body`,
    conversation.id, conversation.contactId, conversation.numberId, conversation.createdAt, conversation.lastMessageAt, body,
  );
  if (changed > 0) threads.touch(conversation.id);
  return changed > 0;
}
