import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { removeConversation } from '../conversation/remove-conversation.ts';
import { positionsBefore } from '../message/message-position.ts';
import { writeMessages } from '../message/thread-ledger.ts';

/** Most rows of one transaction. */
export const purgeBatch = 500;
/**
 * A batch also ends after this time: taking the words of 500 long messages out of the index took up to 165 ms, which a person who opens
 * a conversation meanwhile would notice.
 */
const batchBudgetMs = 40;

/** `more`: there may be rows left. */
export type PurgedBatch = { readonly removed: number; readonly more: boolean };

// A message that still waits to be sent stays: the employee believes that it goes out. A refused one is a remain: it had its time.
const isOld = "position < ? AND at < ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.message = message.position AND outbox.state = 'waiting')";
export const oldMessagesQuery = `SELECT position, conversation_id FROM message WHERE ${isOld} ORDER BY position LIMIT ${purgeBatch}`;

/** One batch of messages, oldest first. Search words, notices, outbox remains and keys of files go with each row. */
export function removeOldMessages(database: Database, before: Instant, clock: Clock): PurgedBatch {
  const end = clock.now() + batchBudgetMs;
  return writeMessages(database, (inside, threads) => {
    const rows = inside.all<{ position: number; conversation_id: string }>(oldMessagesQuery, positionsBefore(before), before);
    let removed = 0;
    for (const row of rows) {
      inside.run('DELETE FROM message WHERE position = ?', row.position);
      threads.touch(row.conversation_id);
      removed += 1;
      if (clock.now() > end) break;
    }
    return { removed, more: removed < rows.length || rows.length === purgeBatch };
  });
}

/** One batch of drafts that nobody touched since; their files and keys go with them. */
export function removeOldDrafts(database: Database, before: Instant): PurgedBatch {
  const removed = database.write((inside) => inside.run(`DELETE FROM draft WHERE conversation_id IN (SELECT conversation_id FROM draft WHERE changed_at < ? LIMIT ${purgeBatch})`, before));
  return { removed, more: removed === purgeBatch };
}

// From the few messages that wait to the many that lie there: left to itself SQLite walks through all messages.
export const unsentOldQuery = 'SELECT 1 FROM outbox CROSS JOIN message ON message.position = outbox.message WHERE message.at < ? LIMIT 1';

/** Whether messages that should have gone had to stay because they have not been sent yet. */
export function hasUnsentOldMessages(database: Database, before: Instant): boolean {
  return database.read((inside) => inside.first(unsentOldQuery, before)) !== undefined;
}

// From the few files that are kept to the many that are named, in this order: left to itself SQLite walks through all that were ever named.
export const oldKeysQuery = `SELECT media.id FROM media_key CROSS JOIN media ON media.id = media_key.media_id CROSS JOIN message ON message.position = media.message
  WHERE media.message < ? AND message.at < ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.message = message.position AND outbox.state = 'waiting') LIMIT ${purgeBatch}`;

/** One batch of keys of files whose message is older; the message stays and still names the file. A file that has not been sent yet stays with its message. */
export function removeOldKeys(database: Database, before: Instant): PurgedBatch {
  const removed = database.write((inside) => inside.run(`DELETE FROM media_key WHERE media_id IN (${oldKeysQuery})`, positionsBefore(before), before));
  return { removed, more: removed === purgeBatch };
}

/** One batch of conversations that have no message left and are older; their contacts go with the last one. One in which somebody has begun to write stays with the draft. */
export function removeEmptyConversations(database: Database, before: Instant): PurgedBatch {
  return writeMessages(database, (inside, threads) => {
    const rows = inside.all<{ id: string }>(
      `SELECT conversation.id FROM conversation LEFT JOIN thread ON thread.conversation_id = conversation.id
       WHERE thread.newest IS NULL AND coalesce(conversation.last_message_at, conversation.created_at) < ?
         AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.conversation_id = conversation.id) LIMIT ${purgeBatch}`,
      before,
    );
    for (const row of rows) removeConversation(inside, threads, row.id);
    return { removed: rows.length, more: rows.length === purgeBatch };
  });
}
