import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Database, WriteDatabase } from '../database/database.ts';

/** Remembers which conversations a transaction touched. */
export type ThreadLedger = { readonly touch: (id: string) => void; readonly touched: () => readonly ConversationId[] };

/**
 * A transaction that adds, changes or removes messages. At its end the newest message, the number of unread ones and the place in the inbox are
 * worked out for every conversation that it touched, so that lists never count. Every write to `message` goes through here.
 */
export function writeMessages<Value>(database: Database, work: (database: WriteDatabase, threads: ThreadLedger) => Value): Value {
  return database.write((inside) => {
    const touched = new Set<ConversationId>();
    const value = work(inside, { touch: (id) => void touched.add(id as ConversationId), touched: () => [...touched] });
    for (const id of touched) settleThread(inside, id);
    return value;
  });
}

// A quiet line says that somebody was at work; it is no news of the client's and moves nothing to the top.
export const newestQuery = "SELECT position, at FROM message WHERE conversation_id = ? AND kind <> 'activity' ORDER BY at DESC, id DESC LIMIT 1";
export const unreadQuery = 'SELECT count(*) AS unread FROM message WHERE conversation_id = ? AND unread = 1';

function settleThread(database: WriteDatabase, id: ConversationId): void {
  const newest = database.first<{ position: number; at: number }>(newestQuery, id);
  const unread = database.first<{ unread: number }>(unreadQuery, id)?.unread ?? 0;
  const isKnown = database.run('UPDATE conversation SET sorted_at = max(coalesce(last_message_at, 0), ?), unread = ? WHERE id = ?', newest?.at ?? 0, unread, id) > 0;
  if (newest === undefined && !isKnown) {
    database.run('DELETE FROM thread WHERE conversation_id = ?', id);
    return;
  }
  database.run(
    `INSERT INTO thread (conversation_id, newest, unread, answered_at, read_at) VALUES (?, ?, ?, 0, 0)
     ON CONFLICT (conversation_id) DO UPDATE SET newest = excluded.newest, unread = excluded.unread`,
    id,
    newest?.position ?? null,
    unread,
  );
}
