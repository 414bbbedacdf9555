import type { MessageAuthor, Reaction } from '../../shared/domain/messages/message.ts';
import type { Sql } from '../database/database.ts';

type Row = { message_id: string; author_key: string; author: MessageAuthor; emoji: string; at: number };

/**
 * Loads the reactions to messages: those that Meta told of, and ours from the desk unless they failed.
 *
 * WhatsApp keeps one reaction per account and message, so of ours, from whichever desk or phone, the newest counts; an empty one takes it back.
 */
export async function loadReactions(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Reaction[]>> {
  const rows = await sql.query<Row>(
    `SELECT message.id AS message_id, reaction.author_key, reaction.author, reaction.emoji, reaction.at
     FROM message JOIN message_reaction reaction ON reaction.number_id = message.number_id AND reaction.target_wamid = message.wamid
     WHERE message.id = ANY($1::uuid[])
     UNION ALL
     SELECT ours.reacts_to, 'us', ours.author, outgoing.payload ->> 'emoji', ours.at
     FROM message ours JOIN outgoing ON outgoing.message_id = ours.id
     WHERE ours.reacts_to = ANY($1::uuid[]) AND ours.delivery ->> 'stage' <> 'failed'
     ORDER BY at, author_key`,
    [ids],
  );
  const newest = new Map<string, Row>();
  for (const row of rows) newest.set(`${row.message_id} ${row.author_key}`, row);
  const reactions = new Map<string, Reaction[]>();
  for (const { message_id, author, emoji, at } of newest.values()) {
    if (emoji === '') continue;
    const list = reactions.get(message_id) ?? [];
    reactions.set(message_id, list);
    list.push({ author, emoji, at });
  }
  for (const list of reactions.values()) list.sort((one, other) => one.at - other.at);
  return reactions;
}

/** Of these messages, the ones that are reactions of ours, with the message that carries each. */
export async function findCarriers(sql: Sql, ids: readonly string[]): Promise<readonly { readonly id: string; readonly carrier: string }[]> {
  return sql.query<{ id: string; carrier: string }>('SELECT id, reacts_to AS carrier FROM message WHERE id = ANY($1::uuid[]) AND reacts_to IS NOT NULL', [ids]);
}
