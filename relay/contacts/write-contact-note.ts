import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

type Wanted = { readonly contactId: string; readonly text: string; readonly revision: number; readonly personId: string; readonly now: Instant };

/** Replaces the note about a contact, if it is still the one that the writer had read; else `conflict`. */
export async function writeContactNote(transaction: Transaction, { contactId, text, revision, personId, now }: Wanted): Promise<Result<null, 'conflict'>> {
  const written = await transaction.query(
    'UPDATE contact SET note = $2, note_revision = note_revision + 1, note_at = $4, note_by = $5 WHERE id = $1 AND note_revision = $3 RETURNING id',
    [contactId, text, revision, now, personId],
  );
  return written.length > 0 ? succeed(null) : fail('conflict');
}
