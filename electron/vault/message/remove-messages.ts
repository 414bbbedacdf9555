import type { WriteDatabase } from '../database/database.ts';
import type { ThreadLedger } from './thread-ledger.ts';

/** Removes one message with all that hangs on it: index words, notice, outbox entry, keys of its files. */
export function removeMessage(database: WriteDatabase, threads: ThreadLedger, id: string): boolean {
  const row = database.first<{ conversation_id: string }>('SELECT conversation_id FROM message WHERE id = ?', id);
  if (row === undefined) return false;
  database.run('DELETE FROM message WHERE id = ?', id);
  threads.touch(row.conversation_id);
  return true;
}

export function removeMessagesOfConversation(database: WriteDatabase, threads: ThreadLedger, conversationId: string): number {
  threads.touch(conversationId);
  return database.run('DELETE FROM message WHERE conversation_id = ?', conversationId);
}
