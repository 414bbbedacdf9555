import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Message, MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';

type Row = {
  id: string;
  conversation_id: string;
  author: MessageAuthor;
  at: number;
  content: MessageContent;
  delivery: Delivery | null;
  quoted: string | null;
  forwarded: Message['forwarded'];
  edited_at: number | null;
  revoked_at: number | null;
};
type ReactionRow = { message_id: string; author: MessageAuthor; emoji: string; at: number };
type MediaRow = { id: string; message_id: string; mime_type: string; size: number | null; state: 'pending' | 'ready' | 'failed'; failure: string | null };

/** Loads messages by id as they are now: with their reactions, the state of their files, and what they quote, if that has arrived by now. */
export async function loadMessages(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Message>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<Row>(
    `SELECT message.id, message.conversation_id, message.author, message.at, message.content, message.delivery, message.forwarded,
       message.edited_at, message.revoked_at,
       coalesce(message.quoted_message_id,
         (SELECT quoted.id FROM message quoted
          WHERE quoted.number_id = message.number_id AND quoted.wamid = message.quoted_wamid AND quoted.conversation_id = message.conversation_id)) AS quoted
     FROM message WHERE message.id = ANY($1::uuid[])`,
    [ids],
  );
  const reactions = await sql.query<ReactionRow>(
    `SELECT message.id AS message_id, reaction.author, reaction.emoji, reaction.at
     FROM message JOIN message_reaction reaction ON reaction.number_id = message.number_id AND reaction.target_wamid = message.wamid
     WHERE message.id = ANY($1::uuid[]) AND reaction.emoji <> '' ORDER BY reaction.at, reaction.author_key`,
    [ids],
  );
  const files = await sql.query<MediaRow>('SELECT id, message_id, mime_type, size, state, failure FROM media WHERE message_id = ANY($1::uuid[])', [ids]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as MessageId,
        conversationId: row.conversation_id as ConversationId,
        author: row.author,
        at: row.at,
        content: withFile(row.content, files),
        delivery: row.delivery,
        quotedMessageId: row.quoted as MessageId | null,
        forwarded: row.forwarded,
        reactions: reactions.filter((reaction) => reaction.message_id === row.id).map(({ author, emoji, at }) => ({ author, emoji, at })),
        editedAt: row.edited_at,
        revokedAt: row.revoked_at,
      },
    ]),
  );
}

/** The content names its file; how far the fetching has come stands with the file. */
function withFile(content: MessageContent, files: readonly MediaRow[]): MessageContent {
  if (!('media' in content)) return content;
  const file = files.find((row) => row.id === content.media.id);
  if (file === undefined) return content;
  return { ...content, media: { id: content.media.id, mimeType: file.mime_type, size: file.size, state: file.state, failure: file.failure } };
}
