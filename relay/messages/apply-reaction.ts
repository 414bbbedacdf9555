import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

type ReportedReaction = {
  readonly numberId: string;
  readonly targetWamid: string;
  /** One reaction per author and message: the contact's id, or `us`. */
  readonly authorKey: string;
  readonly author: MessageAuthor;
  /** Empty: taken back. */
  readonly emoji: string;
  readonly at: Instant;
};

/**
 * Stores a reaction, or its removal; the newest by Meta's time counts, whatever the order of arrival. The message may be unknown still.
 *
 * @returns `messageId` of the message that shows it, null when it is not here; `outcome` `known` when nothing changed.
 */
export async function applyReaction(
  transaction: Transaction,
  reaction: ReportedReaction,
): Promise<{ readonly messageId: string | null; readonly outcome: 'new' | 'known' }> {
  const changed = await transaction.query(
    `INSERT INTO message_reaction (number_id, target_wamid, author_key, author, emoji, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (number_id, target_wamid, author_key) DO UPDATE SET emoji = excluded.emoji, at = excluded.at, author = excluded.author
       WHERE message_reaction.at < excluded.at OR (message_reaction.at = excluded.at AND message_reaction.emoji <> excluded.emoji)
     RETURNING target_wamid`,
    [reaction.numberId, reaction.targetWamid, reaction.authorKey, JSON.stringify(reaction.author), reaction.emoji, reaction.at],
  );
  const [target] = await transaction.query<{ id: string }>('SELECT id FROM message WHERE number_id = $1 AND wamid = $2', [
    reaction.numberId,
    reaction.targetWamid,
  ]);
  return { messageId: target?.id ?? null, outcome: changed.length > 0 ? 'new' : 'known' };
}
