import type { PurgeReceipt } from '../../../shared/domain/retention/purge-receipt.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** Kept until the relay has it. */
export function storeReceipt(database: WriteDatabase, receipt: PurgeReceipt): void {
  database.run('INSERT INTO receipt (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body', receipt.id, JSON.stringify(receipt));
}

/** Oldest first. */
export function readUnsentReceipts(database: ReadDatabase): readonly PurgeReceipt[] {
  return database.all<{ body: string }>('SELECT body FROM receipt ORDER BY place').map((row) => JSON.parse(row.body) as PurgeReceipt);
}

export function forgetReceipt(database: WriteDatabase, id: string): void {
  database.run('DELETE FROM receipt WHERE id = ?', id);
}
