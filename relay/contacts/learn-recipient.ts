import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { learnAlias } from './recognise-contact.ts';

/**
 * Records by which number and user id Meta knows the contact that a message was sent to. They may differ from what was asked (Brazil's ninth digit,
 * Mexico's 1), and the answer will come from what Meta says. An alias that means somebody else is left alone.
 */
export async function learnRecipient(
  database: Database,
  known: { readonly companyId: string; readonly contactId: string; readonly phone: string | null; readonly userId: string | null; readonly now: Instant },
): Promise<void> {
  const { companyId, contactId, phone, userId, now } = known;
  const found = await database.query<{ kind: string; value: string }>('SELECT kind, value FROM contact_alias WHERE contact_id = $1 AND retired_at IS NULL', [contactId]);
  const isNews = (kind: string, value: string | null): value is string => value !== null && !found.some((alias) => alias.kind === kind && alias.value === value);
  // A contact has one user id: a second one would be another person's.
  const hasUserId = found.some((alias) => alias.kind === 'user-id');
  if (!isNews('phone', phone) && (hasUserId || !isNews('user-id', userId))) return;
  await database.transaction(async (transaction) => {
    if (isNews('phone', phone)) await learnAlias(transaction, { companyId, contactId, kind: 'phone', value: phone, source: 'send-answer', now });
    if (!hasUserId && isNews('user-id', userId)) await learnAlias(transaction, { companyId, contactId, kind: 'user-id', value: userId, source: 'send-answer', now });
  });
}
