import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { WriteDatabase } from '../database/database.ts';
import type { ThreadLedger } from './thread-ledger.ts';

/** Marks every cached message of a conversation as read. Answers how many were not. */
export function markThreadRead(database: WriteDatabase, threads: ThreadLedger, id: ConversationId, now: Instant): number {
  const messages = database.run('UPDATE message SET unread = 0 WHERE conversation_id = ? AND unread = 1', id);
  database.run('UPDATE thread SET read_at = max(read_at, ?) WHERE conversation_id = ?', now, id);
  if (messages > 0) threads.touch(id);
  return messages;
}
