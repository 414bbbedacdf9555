import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Transaction } from '../database/database.ts';
import { takeOrphans } from './take-orphans.ts';

/**
 * Gives one of our messages the id that Meta gave it, and folds in the statuses that arrived for that id before. Inside a turn.
 *
 * @returns the delivery after those statuses; the caller writes it.
 */
export async function learnWamid(
  transaction: Transaction,
  known: { readonly messageId: string; readonly numberId: string; readonly wamid: string; readonly delivery: Delivery },
): Promise<Delivery> {
  // Should Meta ever give one id twice, the first message keeps it: losing the answer of the second would mean sending it again.
  await transaction.query(
    'UPDATE message SET wamid = $3 WHERE id = $1 AND NOT EXISTS (SELECT FROM message other WHERE other.number_id = $2 AND other.wamid = $3)',
    [known.messageId, known.numberId, known.wamid],
  );
  return takeOrphans(transaction, known);
}
