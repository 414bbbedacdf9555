import { succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { ConsentRequest } from '../../shared/protocol/contact-care.ts';
import type { Transaction } from '../database/database.ts';

type Wanted = { readonly id: string; readonly contactId: string; /** Null: nobody of us, the contact's own message. */ readonly personId: string | null; readonly request: ConsentRequest; readonly now: Instant };

/** Adds a contact's word on a purpose to the record. A time in the future counts as now: a clock that is ahead must not silence what is said tomorrow. */
export async function recordConsent(transaction: Transaction, { id, contactId, personId, request, now }: Wanted): Promise<Result<null, never>> {
  await transaction.query(
    'INSERT INTO contact_consent (id, contact_id, purpose, state, source, proof, at, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [id, contactId, request.purpose, request.state, request.source, request.proof, Math.min(request.at, now), personId, now],
  );
  return succeed(null);
}
