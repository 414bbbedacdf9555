import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { NoticeDecision, UndecidedNotice } from '../vault-contract.ts';

export const undecidedQuery = `
  SELECT message.id, message.conversation_id, message.at, message.author, message.unread
  FROM notice JOIN message ON message.position = notice.message
  WHERE notice.kind IS NULL ORDER BY notice.message LIMIT ?`;

/** Oldest first. */
export function readUndecided(database: ReadDatabase, limit: number): readonly UndecidedNotice[] {
  const rows = database.all<{ id: MessageId; conversation_id: ConversationId; at: number; author: string; unread: number }>(undecidedQuery, limit);
  return rows.map((row) => ({
    messageId: row.id,
    conversationId: row.conversation_id,
    messageAt: row.at,
    fromContact: row.author === 'contact',
    // Of what colleagues write, only what speaks to this person has a notice at all.
    ...(row.author === 'contact' ? {} : { addressed: true as const }),
    read: row.unread === 0,
  }));
}

/** A decision about a message that is not cached any more is dropped: there is nothing left to show or hold. */
export function decideNotice(database: WriteDatabase, decision: NoticeDecision): boolean {
  const changed = database.run(
    'UPDATE notice SET kind = ?, reason = ?, until = ?, decided_at = ? WHERE message = (SELECT position FROM message WHERE id = ?)',
    decision.kind, decision.reason, decision.until, decision.decidedAt, decision.messageId,
  );
  return changed > 0;
}

export const heldQuery = `
  SELECT message.conversation_id AS id, count(*) AS messages
  FROM notice JOIN message ON message.position = notice.message
  WHERE notice.kind = 'hold' AND message.unread = 1 GROUP BY message.conversation_id ORDER BY max(notice.message) DESC`;

export function readHeld(database: ReadDatabase): { readonly messages: number; readonly conversations: readonly ConversationId[] } {
  const rows = database.all<{ id: ConversationId; messages: number }>(heldQuery);
  return { messages: rows.reduce((sum, row) => sum + row.messages, 0), conversations: rows.map((row) => row.id) };
}

export function releaseHeld(database: WriteDatabase, now: Instant): number {
  return database.run("UPDATE notice SET kind = 'silent', reason = 'summarised', until = NULL, decided_at = ? WHERE kind = 'hold'", now);
}

/** What was read needs no notice any more. */
export function silenceRead(database: WriteDatabase, conversationId: ConversationId, now: Instant): number {
  return database.run(
    `UPDATE notice SET kind = 'silent', reason = 'already-read', until = NULL, decided_at = ?
     WHERE message IN (SELECT notice.message FROM notice JOIN message ON message.position = notice.message
       WHERE notice.kind IS NULL AND message.conversation_id = ?
       UNION ALL SELECT notice.message FROM notice JOIN message ON message.position = notice.message
       WHERE notice.kind = 'hold' AND message.conversation_id = ?)`,
    now, conversationId, conversationId,
  );
}

/** Null for a message without a notice (not from a contact, not cached) or without a decision yet. */
export function explainNotice(database: ReadDatabase, messageId: MessageId): NoticeDecision | null {
  const row = database.first<{ kind: NoticeDecision['kind']; reason: string; until: Instant | null; decided_at: Instant }>(
    'SELECT notice.kind, reason, until, decided_at FROM notice JOIN message ON message.position = notice.message WHERE message.id = ? AND notice.kind IS NOT NULL',
    messageId,
  );
  return row === undefined ? null : { messageId, kind: row.kind, reason: row.reason, until: row.until, decidedAt: row.decided_at };
}

/** Over the conversations that the inbox shows. */
export function countUnread(database: ReadDatabase): number {
  const row = database.first<{ unread: number | null }>('SELECT sum(thread.unread) AS unread FROM thread JOIN conversation ON conversation.id = thread.conversation_id WHERE thread.unread > 0');
  return row?.unread ?? 0;
}
