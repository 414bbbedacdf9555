import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { WriteDatabase } from '../database/database.ts';
import { joinDrafts } from '../draft/join-drafts.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';

/**
 * Takes over what this device was about to say in a conversation that goes on in another one: the draft with its files, and everything in the outbox, in its order. What the relay has
 * already is moved by the relay.
 */
export function moveWritten(database: WriteDatabase, threads: ThreadLedger, { from, to }: { readonly from: string; readonly to: ConversationId }): void {
  // The messages first: they are found by their entries.
  const moved = database.run(
    `UPDATE message SET conversation_id = ?, body = json_set(body, '$.conversationId', ?)
     WHERE conversation_id = ? AND position IN (SELECT message FROM outbox WHERE message IS NOT NULL)`,
    to, to, from,
  );
  database.run("UPDATE outbox SET conversation_id = ?, request = json_set(request, '$.conversationId', ?) WHERE conversation_id = ?", to, to, from);
  if (moved > 0) {
    threads.touch(from);
    threads.touch(to);
  }
  if (joinDrafts(database, { from, to })) threads.touch(to);
}
