import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { numberSpellings } from './number-spellings.ts';
import { recogniseContact } from './recognise-contact.ts';

/**
 * Finds the contact who has a phone number now, or makes it, because somebody of us begins to write to them. A contact that is known keeps its name: what a colleague
 * types is no better than what the person calls themselves. Callers take turns (see `takeTurn`).
 *
 * @param phone digits with the calling code. @param name as the colleague knows them; may be empty.
 */
export async function contactOfNumber(
  transaction: Transaction,
  { companyId, phone, name, now, newId }: { readonly companyId: string; readonly phone: string; readonly name: string; readonly now: Instant; readonly newId: () => string },
): Promise<string> {
  const [known] = await transaction.query<{ contact_id: string }>(
    `SELECT contact_id FROM contact_alias WHERE company_id = $1 AND kind = 'phone' AND value = ANY($2::text[]) AND retired_at IS NULL ORDER BY last_seen_at DESC, value LIMIT 1`,
    [companyId, numberSpellings(phone)],
  );
  if (known !== undefined) return known.contact_id;
  const party = { phone, userId: null, displayName: name, username: null, identityHash: null };
  return (await recogniseContact(transaction, { companyId, party, source: 'typed', now, newId })).contactId;
}
