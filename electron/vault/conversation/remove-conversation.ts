import type { WriteDatabase } from '../database/database.ts';
import { removeMessagesOfConversation } from '../message/remove-messages.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';

/**
 * Removes a conversation with all its messages, with what was begun to be written in it, and its contact when that has no other conversation here: a name without a conversation is
 * of no use to anybody. The relay sends a contact along with every conversation, so it comes back with the next one.
 */
export function removeConversation(database: WriteDatabase, threads: ThreadLedger, id: string): boolean {
  const row = database.first<{ contact_id: string }>('SELECT contact_id FROM conversation WHERE id = ?', id);
  const messages = removeMessagesOfConversation(database, threads, id);
  database.run('DELETE FROM conversation WHERE id = ?', id);
  database.run('DELETE FROM draft WHERE conversation_id = ?', id);
  if (row !== undefined) {
    database.run(
      'DELETE FROM contact WHERE id = ? AND NOT EXISTS (SELECT 1 FROM conversation WHERE contact_id = ?)',
      row.contact_id, row.contact_id,
    );
  }
  return row !== undefined || messages > 0;
}

/** Removes a contact with all conversations. Answers the conversations that went. */
export function removeContact(database: WriteDatabase, threads: ThreadLedger, id: string): readonly string[] {
  const conversations = database.all<{ id: string }>('SELECT id FROM conversation WHERE contact_id = ?', id).map((row) => row.id);
  for (const conversation of conversations) removeConversation(database, threads, conversation);
  database.run('DELETE FROM contact WHERE id = ?', id);
  return conversations;
}
