import { succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Transaction } from '../database/database.ts';

/** Notes in which language to write to a contact; null: not known. */
export async function keepLanguage(transaction: Transaction, contactId: string, language: string | null): Promise<Result<null, never>> {
  await transaction.query('UPDATE contact SET language = $2 WHERE id = $1', [contactId, language]);
  return succeed(null);
}
