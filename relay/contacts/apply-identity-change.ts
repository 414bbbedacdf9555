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
  readonly newId: () => string;
};

/**
 * Acts on WhatsApp's word that a contact has a new phone number or a new user id.
 *
 * New user id alone: same account, same number; the id follows the contact. New phone number: the former number (and the user id, which WhatsApp makes
 * anew with it) stops meaning this contact, because the operator may give it to anybody; the new one is *not* joined to the thread by itself,
 * since whether it is the same person is for people to decide: a question is recorded. The same where the new id is known as somebody else's already.
 */
export async function applyIdentityChange(transaction: Transaction, { companyId, contactId, phone, userId, now, newId }: Change): Promise<void> {
  if (phone === null && userId === null) return;
  await transaction.query(
    `UPDATE contact_alias SET retired_at = $4
     WHERE company_id = $1 AND contact_id = $2 AND retired_at IS NULL AND (kind = 'user-id' OR $3::boolean) AND value IS DISTINCT FROM $5`,
    [companyId, contactId, phone !== null, now, userId],
  );
  if (phone === null && userId !== null) {
    await learnAlias(transaction, { companyId, contactId, kind: 'user-id', value: userId, source: 'system-message', now });
    const [owner] = await transaction.query<{ contact_id: string }>(
      `SELECT contact_id FROM contact_alias WHERE company_id = $1 AND kind = 'user-id' AND value = $2 AND retired_at IS NULL`,
      [companyId, userId],
    );
    if (owner === undefined || owner.contact_id === contactId) return;
  }
  await transaction.query(
    `INSERT INTO identity_question (id, company_id, former_contact_id, new_phone, new_user_id, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [newId(), companyId, contactId, phone, userId, now],
  );
}
