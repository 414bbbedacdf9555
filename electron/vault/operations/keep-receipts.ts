import { z } from 'zod';
import { found, onCache } from '../operation.ts';
import { forgetReceipt, readUnsentReceipts } from '../receipt/receipt-rows.ts';

export const listUnsentReceipts = onCache<'receipts.unsent'>(z.null(), (cache) => found(cache.database.read(readUnsentReceipts)));

export const dropSentReceipt = onCache<'receipts.sent'>(z.strictObject({ id: z.string().max(64) }), (cache, { id }) => {
  cache.database.write((database) => forgetReceipt(database, id));
  return found(null);
});
