import type { Transaction } from '../database/database.ts';
import type { Instant } from '../../shared/kernel/time.ts';

type Noted = {
  readonly conversationId: string;
  /** `at` of the message. */
  readonly at: Instant;
  /** When the contact wrote it, by Meta's clock; null for ours. The service window counts from it. */
  readonly inboundAt: Instant | null;
  /** A live message takes a closed conversation up again; history does not. */
  readonly reopens: boolean;
};

/** Moves a conversation's times forward; never back, so that the order of arrival does not matter. */
export async function noteMessage(transaction: Transaction, { conversationId, at, inboundAt, reopens }: Noted): Promise<void> {
  await transaction.query(
    `UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint), last_inbound_at = greatest(last_inbound_at, $3::bigint),
       state = CASE WHEN $4::boolean THEN 'open' ELSE state END
     WHERE id = $1`,
    [conversationId, at, inboundAt, reopens],
  );
}
