import type { Contact } from '../../../shared/domain/contacts/contact.ts';
import type { Conversation } from '../../../shared/domain/conversations/conversation.ts';
import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import { toCachedMessage } from '../message/message-rows.ts';
import type { CachedRow } from '../message/message-rows.ts';
import type { ReadDatabase } from '../database/database.ts';
import type { ConversationSummary } from '../vault-contract.ts';

export type SummaryRow = Omit<CachedRow, 'body'> & {
  readonly conversation: string;
  readonly contact: string | null;
  readonly number: string | null;
  readonly message: string | null;
  readonly unread: number | null;
  readonly sorted_at: number;
  readonly draft_mode: 'answer' | 'note' | null;
  readonly draft_text: string | null;
  readonly draft_files: number;
};

/** Everything that one line of the inbox shows. */
export const summaryColumns = `
  SELECT conversation.body AS conversation, conversation.sorted_at, contact.body AS contact, number.body AS number, message.body AS message, thread.unread,
    outbox.state, outbox.attempts, outbox.failure,
    draft.mode AS draft_mode, substr(CASE draft.mode WHEN 'note' THEN draft.note ELSE draft.body END, 1, 200) AS draft_text,
    EXISTS (SELECT 1 FROM draft_file WHERE draft_file.conversation_id = conversation.id) AS draft_files
  FROM conversation
  LEFT JOIN contact ON contact.id = conversation.contact_id
  LEFT JOIN number ON number.id = conversation.number_id
  LEFT JOIN thread ON thread.conversation_id = conversation.id
  LEFT JOIN message ON message.position = thread.newest
  LEFT JOIN outbox ON outbox.message = thread.newest
  LEFT JOIN draft ON draft.conversation_id = conversation.id`;

export function readConversation(database: ReadDatabase, id: string): ConversationSummary | null {
  const row = database.first<SummaryRow>(`${summaryColumns} WHERE conversation.id = ?`, id);
  return row === undefined ? null : toSummary(row);
}

export function isConversationHere(database: ReadDatabase, id: string): boolean {
  return database.first('SELECT 1 FROM conversation WHERE id = ?', id) !== undefined;
}

export function toSummary(row: SummaryRow): ConversationSummary {
  const conversation = JSON.parse(row.conversation) as Conversation;
  return {
    // A message can be here before the relay's new state of its conversation, and ours always is.
    conversation: { ...conversation, lastMessageAt: row.sorted_at === 0 ? conversation.lastMessageAt : row.sorted_at },
    contact: row.contact === null ? unknownContact(conversation) : (JSON.parse(row.contact) as Contact),
    number: row.number === null ? null : (JSON.parse(row.number) as CompanyNumber),
    lastMessage: row.message === null ? null : toCachedMessage({ ...row, body: row.message }),
    unread: row.unread ?? 0,
    ...(row.draft_mode === null ? {} : { draft: { mode: row.draft_mode, text: row.draft_text ?? '', hasFiles: row.draft_files === 1 } }),
  };
}

// A conversation is never hidden because its contact has not arrived: a message could be missed.
function unknownContact(conversation: Conversation): Contact {
  return { id: conversation.contactId, displayName: '', username: null, maskedNumber: null, createdAt: conversation.createdAt };
}
