import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { ContactId, ConversationId, NumberId, PersonId, TeamId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';
import { snoozeColumns, snoozeOf } from './snooze-columns.ts';
import type { SnoozeColumns } from './snooze-columns.ts';

type Row = {
  id: string;
  number_id: string;
  contact_id: string;
  team_id: string;
  assignee_id: string | null;
  state: Conversation['state'];
  created_at: number;
  last_message_at: number | null;
  last_inbound_at: number | null;
  waiting_since: number | null;
} & SnoozeColumns;

/** Loads the conversations that others were joined to, by the ids of those others. */
export async function loadJoined(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>> {
  const rows = await sql.query<{ id: string; merged_into: string }>('SELECT id, merged_into FROM conversation WHERE id = ANY($1::uuid[]) AND merged_into IS NOT NULL', [ids]);
  const found = await loadConversations(sql, [...new Set(rows.map((row) => row.merged_into))]);
  return new Map(rows.flatMap((row) => {
    const other = found.get(row.merged_into);
    return other === undefined ? [] : [[row.id, other] as const];
  }));
}

/** Loads conversations by id. A conversation belongs to the team of its number. */
export async function loadConversations(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<Row>(
    `SELECT conversation.id, conversation.number_id, conversation.contact_id, number.team_id, conversation.assignee_id, conversation.state,
       conversation.created_at, conversation.last_message_at, conversation.last_inbound_at, conversation.waiting_since, ${snoozeColumns}
     FROM conversation JOIN number ON number.id = conversation.number_id WHERE conversation.id = ANY($1::uuid[]) AND conversation.merged_into IS NULL`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as ConversationId,
        numberId: row.number_id as NumberId,
        contactId: row.contact_id as ContactId,
        teamId: row.team_id as TeamId,
        assigneeId: row.assignee_id as PersonId | null,
        state: row.state,
        createdAt: row.created_at,
        lastMessageAt: row.last_message_at,
        lastInboundAt: row.last_inbound_at,
        snooze: snoozeOf(row),
        waitingSince: row.waiting_since,
      },
    ]),
  );
}
