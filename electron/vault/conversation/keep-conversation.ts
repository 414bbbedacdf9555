import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import type { ConversationFolder } from '../../../shared/domain/conversations/conversation-filter.ts';
import { decideServiceWindow } from '../../../shared/domain/service-window/decide-service-window.ts';
import type { WriteDatabase } from '../database/database.ts';
import type { ThreadLedger } from '../message/thread-ledger.ts';

/** Adds a conversation or brings it up to date. Answers whether anything is different. */
export function keepConversation(database: WriteDatabase, threads: ThreadLedger, conversation: Conversation): boolean {
  const body = JSON.stringify(conversation);
  // Its end alone is kept, ended or not; as of 1970 every window is still open.
  const window = decideServiceWindow(conversation.lastInboundAt, 0);
  const changed = database.run(
    `INSERT INTO conversation (id, contact_id, number_id, created_at, last_message_at, sorted_at, team_id, assignee_id, folder, snooze_until, waiting_since, closes_at, body)
     VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET contact_id = excluded.contact_id, number_id = excluded.number_id, created_at = excluded.created_at,
       last_message_at = excluded.last_message_at, team_id = excluded.team_id, assignee_id = excluded.assignee_id, folder = excluded.folder,
       snooze_until = excluded.snooze_until, waiting_since = excluded.waiting_since, closes_at = excluded.closes_at, body = excluded.body WHERE body <> excluded.body`,
    conversation.id, conversation.contactId, conversation.numberId, conversation.createdAt, conversation.lastMessageAt,
    conversation.teamId, conversation.assigneeId, folderOf(conversation), conversation.snooze?.until ?? null, conversation.waitingSince,
    window.state === 'open' ? window.closesAt : 0, body,
  );
  if (changed > 0) threads.touch(conversation.id);
  return changed > 0;
}

/** Whether a snooze is over by time is seen when a list is read (`wake-due.ts`): this is what the relay says. */
function folderOf(conversation: Conversation): ConversationFolder {
  if (conversation.state === 'closed') return 'closed';
  return conversation.snooze === null ? 'open' : 'snoozed';
}
