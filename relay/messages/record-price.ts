import type { DeliveryReport } from '../../shared/domain/messages/advance-delivery.ts';
import type { Transaction } from '../database/database.ts';

/** How Meta counts a message. */
export type ReportedPrice = { readonly category: string | null; readonly type: string | null; readonly billable: boolean | null; readonly model: string | null };

/**
 * Keeps what Meta counted for a message, for reports: one row per message, the latest word counts. It comes with `sent` and again with `delivered` or
 * `read`; also for messages of other programs on the number, which cost the company the same.
 */
export async function recordPrice(
  transaction: Transaction,
  { numberId, wamid, report, pricing }: { readonly numberId: string; readonly wamid: string; readonly report: DeliveryReport; readonly pricing: ReportedPrice | null },
): Promise<void> {
  if (pricing === null || pricing.category === null) return;
  await transaction.query(
    `INSERT INTO message_price (number_id, message_key, category, type, billable, model, told_at) VALUES ($1, sha256(convert_to($2, 'UTF8')), $3, $4, $5, $6, $7)
     ON CONFLICT (number_id, message_key) DO UPDATE SET category = excluded.category, type = coalesce(excluded.type, message_price.type),
       billable = coalesce(excluded.billable, message_price.billable), model = coalesce(excluded.model, message_price.model), told_at = excluded.told_at
     WHERE message_price.told_at <= excluded.told_at`,
    [numberId, wamid, pricing.category, pricing.type, pricing.billable, pricing.model, report.at],
  );
}
