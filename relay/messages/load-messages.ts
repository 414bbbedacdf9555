import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Message, MessageAuthor, MessageReferral, ReferredProduct } from '../../shared/domain/messages/message.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';
import { findCarriers, loadReactions } from './load-reactions.ts';

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
  referral: Readonly<Record<string, string>> | null;
  product: ReferredProduct | null;
};
type MediaRow = { id: string; message_id: string; mime_type: string; size: number | null; state: 'pending' | 'ready' | 'failed'; failure: string | null };

/**
 * Loads messages by id as they are now: with their reactions, the state of their files, and what they quote, if that has arrived by now.
 *
 * A reaction of ours is queued under an id of its own; under that id stands the message that carries it, because that is what changes.
 */
export async function loadMessages(sql: Sql, wanted: readonly string[]): Promise<ReadonlyMap<string, Message>> {
  if (wanted.length === 0) return new Map();
  const carriers = await findCarriers(sql, wanted);
  const ids = [...new Set([...wanted, ...carriers.map((reaction) => reaction.carrier)])];
  const rows = await sql.query<Row>(
    `SELECT message.id, message.conversation_id, message.author, message.at, message.content, message.delivery, message.forwarded,
       message.edited_at, message.revoked_at, message.referral, message.product,
       coalesce(message.quoted_message_id,
         (SELECT quoted.id FROM message quoted
          WHERE quoted.number_id = message.number_id AND quoted.wamid = message.quoted_wamid AND quoted.conversation_id = message.conversation_id)) AS quoted
     FROM message WHERE message.id = ANY($1::uuid[])`,
    [ids],
  );
  const reactions = await loadReactions(sql, ids);
  const files = await sql.query<MediaRow>('SELECT id, message_id, mime_type, size, state, failure FROM media WHERE message_id = ANY($1::uuid[])', [ids]);
  const messages = new Map<string, Message>(
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
        reactions: [...(reactions.get(row.id) ?? [])],
        editedAt: row.edited_at,
        revokedAt: row.revoked_at,
        ...(row.referral === null ? {} : { referral: showReferral(row.referral) }),
        ...(row.product === null ? {} : { product: row.product }),
      },
    ]),
  );
  for (const { id, carrier } of carriers) {
    const message = messages.get(carrier);
    if (message === undefined) messages.delete(id);
    else messages.set(id, message);
  }
  return messages;
}

/** Of what Meta told, what a person may want to read; addresses only where a browser may be pointed at them. */
function showReferral(told: Readonly<Record<string, string>>): MessageReferral {
  const source = told['source_type'];
  const url = told['source_url'] ?? '';
  return {
    source: source === 'ad' || source === 'post' ? source : 'unknown',
    headline: told['headline'] ?? null,
    body: told['body'] ?? null,
    url: URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol) ? url : null,
  };
}

/** The content names its file; how far the fetching has come stands with the file. */
function withFile(content: MessageContent, files: readonly MediaRow[]): MessageContent {
  if (!('media' in content)) return content;
  const file = files.find((row) => row.id === content.media.id);
  if (file === undefined) return content;
  return { ...content, media: { id: content.media.id, mimeType: file.mime_type, size: file.size, state: file.state, failure: file.failure } };
}
