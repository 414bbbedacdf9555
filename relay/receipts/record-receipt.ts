import type { PurgeReceipt } from '../../shared/domain/retention/purge-receipt.ts';
import type { Database } from '../database/database.ts';

/** Keeps a purge receipt of a device; the same receipt again changes nothing. */
export async function recordPurgeReceipt(
  database: Database,
  device: { readonly id: string; readonly companyId: string },
  receipt: PurgeReceipt,
  now: number,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(
      `INSERT INTO receipt (id, device_id, company_id, kind, body, received_at) VALUES ($1, $2, $3, 'purge', $4::jsonb, $5) ON CONFLICT DO NOTHING`,
      [receipt.id, device.id, device.companyId, JSON.stringify(receipt), now],
    );
    // A purge that could not finish is evidence too, but not a purge to point at.
    if (!receipt.complete) return;
    await transaction.query('UPDATE device SET last_purge_at = greatest(coalesce(last_purge_at, 0), $2) WHERE id = $1', [device.id, receipt.finishedAt]);
  });
}
