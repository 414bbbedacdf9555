import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import type { ContactId, ConversationId, NumberId, PersonId, TeamId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';

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
};

/** Loads conversations by id. A conversation belongs to the team of its number. */
export async function loadConversations(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<Row>(
    `SELECT conversation.id, conversation.number_id, conversation.contact_id, number.team_id, conversation.assignee_id, conversation.state,
       conversation.created_at, conversation.last_message_at, conversation.last_inbound_at
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
      },
    ]),
  );
}
