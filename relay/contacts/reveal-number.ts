import type { RevealReason } from '../../shared/domain/contacts/reveal.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { RevealResponse } from '../../shared/protocol/contact-care.ts';
import type { Database } from '../database/database.ts';
import { findVisibleContact } from './find-visible-contact.ts';
import type { ActingPerson } from './find-visible-contact.ts';

type Wanted = {
  readonly person: ActingPerson;
  readonly deviceId: string;
  readonly contactId: string;
  readonly reason: RevealReason;
  readonly words: string;
  readonly id: string;
  readonly now: Instant;
};

/**
 * Tells a whole number, after it is on record who asked and why. `not-found`: no such contact in sight, or no number is known.
 *
 * The one place from which a number leaves the relay whole.
 */
export async function revealNumber(database: Database, { person, deviceId, contactId, reason, words, id, now }: Wanted): Promise<Result<RevealResponse, 'not-found'>> {
  return database.transaction(async (transaction): Promise<Result<RevealResponse, 'not-found'>> => {
    const visible = await findVisibleContact(transaction, person, contactId);
    if (visible === null) return fail('not-found');
    const [alias] = await transaction.query<{ value: string }>(
      `SELECT value FROM contact_alias WHERE contact_id = $1 AND kind = 'phone' AND retired_at IS NULL ORDER BY last_seen_at DESC, value LIMIT 1`,
      [contactId],
    );
    if (alias === undefined) return fail('not-found');
    await transaction.query('INSERT INTO contact_reveal (id, company_id, contact_id, person_id, device_id, at, reason, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      visible.companyId,
      contactId,
      person.id,
      deviceId,
      now,
      reason,
      words,
    ]);
    return succeed({ number: `+${alias.value}`, revealedAt: now });
  });
}
