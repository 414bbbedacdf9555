import { advanceDelivery } from '../../shared/domain/messages/advance-delivery.ts';
import type { DeliveryReport } from '../../shared/domain/messages/advance-delivery.ts';
import type { Delivery } from '../../shared/domain/messages/delivery.ts';
import type { Transaction } from '../database/database.ts';

/**
 * Folds the statuses that came before their message was known into its delivery, and removes them. Inside a turn.
 *
 * @returns the delivery as it is with them; the caller writes it.
 */
export async function takeOrphans(
  transaction: Transaction,
  message: { readonly numberId: string; readonly wamid: string; readonly delivery: Delivery },
): Promise<Delivery> {
  const orphans = await transaction.query<{ report: DeliveryReport; received_at: number }>(
    'DELETE FROM orphan_status WHERE number_id = $1 AND wamid = $2 RETURNING report, received_at',
    [message.numberId, message.wamid],
  );
  return [...orphans]
    .sort((one, other) => one.received_at - other.received_at)
    .reduce((delivery, orphan) => advanceDelivery(delivery, orphan.report), message.delivery);
}
