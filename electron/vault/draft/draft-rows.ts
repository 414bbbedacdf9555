import type { Draft } from '../../../shared/domain/drafts/draft.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import { listDraftFiles } from './draft-file-rows.ts';

/** The words of a draft, without its files. */
export type DraftWords = Pick<Draft, 'conversationId' | 'body' | 'note' | 'mode' | 'quotedMessageId'>;

type Row = { conversation_id: ConversationId; body: string; note: string; mode: Draft['mode']; quoted_message_id: MessageId | null; changed_at: number };

export function readDraft(database: ReadDatabase, conversationId: string): Draft | null {
  const row = database.first<Row>('SELECT * FROM draft WHERE conversation_id = ?', conversationId);
  return row === undefined ? null : {
    conversationId: row.conversation_id, body: row.body, note: row.note, mode: row.mode, quotedMessageId: row.quoted_message_id,
    files: listDraftFiles(database, conversationId), changedAt: row.changed_at,
  };
}


export function storeDraft(database: WriteDatabase, words: DraftWords, now: Instant): void {
  database.run(
    `INSERT INTO draft (conversation_id, body, note, mode, quoted_message_id, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body, note = excluded.note, mode = excluded.mode, quoted_message_id = excluded.quoted_message_id, changed_at = excluded.changed_at`,
    words.conversationId, words.body, words.note, words.mode, words.quotedMessageId, now,
  );
  dropEmptyDraft(database, words.conversationId);
}

/** A file may come before the first word. */
export function makeSureOfDraft(database: WriteDatabase, conversationId: string, now: Instant): void {
  database.run(
    `INSERT INTO draft (conversation_id, body, note, mode, quoted_message_id, changed_at) VALUES (?, '', '', 'answer', NULL, ?)
     ON CONFLICT (conversation_id) DO UPDATE SET changed_at = excluded.changed_at`, conversationId, now,
  );
}

/** Which field was open says nothing worth keeping by itself. */
export function dropEmptyDraft(database: WriteDatabase, conversationId: string): void {
  database.run(
    `DELETE FROM draft WHERE conversation_id = ? AND trim(body) = '' AND trim(note) = '' AND quoted_message_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM draft_file WHERE draft_file.conversation_id = draft.conversation_id)`, conversationId,
  );
}

