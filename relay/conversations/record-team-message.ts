import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

/** Kinds that are for the team alone. */
export type TeamContent = Extract<MessageContent, { kind: 'note' | 'handover' | 'activity' }>;

/**
 * Puts something into a thread that is for the team alone. No delivery, no id of Meta's, no row of the send queue: nothing that sends can find it.
 *
 * @returns false when the id is in use.
 */
export async function recordTeamMessage(
  transaction: Transaction,
  message: {
    readonly id: string;
    readonly conversation: { readonly id: string; readonly companyId: string; readonly numberId: string };
    readonly author: MessageAuthor;
    readonly at: Instant;
    readonly content: TeamContent;
    readonly now: Instant;
  },
): Promise<boolean> {
  const { conversation } = message;
  const rows = await transaction.query(
    `INSERT INTO message (id, company_id, conversation_id, number_id, author, at, content, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [message.id, conversation.companyId, conversation.id, conversation.numberId, JSON.stringify(message.author), message.at, JSON.stringify(message.content), message.now],
  );
  return rows.length > 0;
}
