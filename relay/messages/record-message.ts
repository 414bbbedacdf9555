import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import type { MessageAuthor, ReferredProduct } from '../../shared/domain/messages/message.ts';
import { foldWords } from '../../shared/domain/search/fold-words.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { takeOrphans } from './take-orphans.ts';

/** A message that Meta told of. */
export type ReportedMessage = {
  readonly id: string;
  readonly companyId: string;
  readonly numberId: string;
  readonly conversationId: string;
  readonly wamid: string;
  readonly author: MessageAuthor;
  readonly at: Instant;
  readonly content: MessageContent;
  readonly delivery: Delivery | null;
  readonly quotedWamid: string | null;
  readonly forwarded: 'no' | 'yes' | 'often';
  readonly referral: Readonly<Record<string, string>> | null;
  readonly product: ReferredProduct | null;
  readonly editedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly now: Instant;
};

/**
 * Stores a message once. Meta's id on this number is what tells one from another.
 *
 * A message that stands here as a placeholder for a file (history comes in two parts) takes the content that arrives later.
 *
 * @returns the id under which it stands (the older one when it was known), and what happened.
 */
export async function recordMessage(
  transaction: Transaction,
  message: ReportedMessage,
): Promise<{ readonly messageId: string; readonly outcome: 'new' | 'completed' | 'known' }> {
  // A status of a message sent from the phone may have been here first.
  const delivery = message.delivery === null ? null : await takeOrphans(transaction, { numberId: message.numberId, wamid: message.wamid, delivery: message.delivery });
  const [made] = await transaction.query<{ id: string }>(
    `INSERT INTO message (id, company_id, conversation_id, wamid, number_id, author, at, content, delivery, quoted_wamid, forwarded, referral, edited_at, revoked_at, recorded_at, product, search_words)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, array_to_tsvector(string_to_array($17, ' ')))
     ON CONFLICT (number_id, wamid) WHERE wamid IS NOT NULL DO NOTHING RETURNING id`,
    [
      message.id,
      message.companyId,
      message.conversationId,
      message.wamid,
      message.numberId,
      JSON.stringify(message.author),
      message.at,
      JSON.stringify(message.content),
      delivery === null ? null : JSON.stringify(delivery),
      message.quotedWamid,
      message.forwarded,
      message.referral === null ? null : JSON.stringify(message.referral),
      message.editedAt,
      message.revokedAt,
      message.now,
      message.product === null ? null : JSON.stringify(message.product),
      foldWords(wordsOf(message.content)).join(' '),
    ],
  );
  if (made !== undefined) return { messageId: made.id, outcome: 'new' };
  const [completed] = await transaction.query<{ id: string }>(
    `UPDATE message SET content = $3
     WHERE number_id = $1 AND wamid = $2 AND content ->> 'kind' = 'unsupported' AND content ->> 'type' = 'media_placeholder' AND $4::boolean
     RETURNING id`,
    [message.numberId, message.wamid, JSON.stringify(message.content), message.content.kind !== 'unsupported'],
  );
  if (completed !== undefined) return { messageId: completed.id, outcome: 'completed' };
  const [known] = await transaction.query<{ id: string }>('SELECT id FROM message WHERE number_id = $1 AND wamid = $2', [message.numberId, message.wamid]);
  if (known === undefined) throw new Error('A message was neither made nor found');
  return { messageId: known.id, outcome: 'known' };
}
