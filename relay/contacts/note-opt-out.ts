import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { applyPreference, marketing } from './apply-preference.ts';

/**
 * Meta refused a message of ours because its contact has stopped marketing (131050): the contact said so, and we had not heard of it.
 *
 * @returns the contact, when that is news.
 */
export async function noteOptOut(transaction: Transaction, messageId: string, at: Instant): Promise<string | null> {
  const [row] = await transaction.query<{ contact_id: string }>(
    'SELECT conversation.contact_id FROM message JOIN conversation ON conversation.id = message.conversation_id WHERE message.id = $1',
    [messageId],
  );
  if (row === undefined) return null;
  const isNew = await applyPreference(transaction, { contactId: row.contact_id, category: marketing, value: 'stop', source: 'refused-send', at });
  return isNew ? row.contact_id : null;
}
