import type { Transaction } from '../database/database.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { learnAlias } from './recognise-contact.ts';

type Change = {
  readonly companyId: string;
  readonly contactId: string;
  /** The new phone number, when that is what changed. */
  readonly phone: string | null;
  /** The new user id. */
  readonly userId: string | null;
  readonly now: Instant;
};

/**
 * Acts on WhatsApp's word that a contact has a new phone number or a new user id.
 *
 * New user id alone: same account, same number; the id follows the contact. New phone number: the former number (and the user id, which WhatsApp makes
 * anew with it) stops meaning this contact, because the operator may give it to anybody; the new one is *not* joined to the thread by itself,
 * since whether it is the same person is for people to decide.
 */
export async function applyIdentityChange(transaction: Transaction, { companyId, contactId, phone, userId, now }: Change): Promise<void> {
  if (phone === null && userId === null) return;
  await transaction.query(
    `UPDATE contact_alias SET retired_at = $4
     WHERE company_id = $1 AND contact_id = $2 AND retired_at IS NULL AND (kind = 'user-id' OR $3::boolean) AND value IS DISTINCT FROM $5`,
    [companyId, contactId, phone !== null, now, userId],
  );
  if (phone === null && userId !== null) {
    await learnAlias(transaction, { companyId, contactId, kind: 'user-id', value: userId, source: 'system-message', now });
  }
}
