import type { Consent } from '../../shared/domain/contacts/consent.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { ContactId, NumberId, PersonId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';
import { marketingStop } from './marketing-stop.ts';
import { maskNumber } from './mask-number.ts';

type Row = { id: string; display_name: string; username: string | null; created_at: number; phone: string | null; marketing_stopped_at: number | null; blocked_on: readonly string[];
  language: string | null; note: string; note_revision: number; note_at: number | null; note_by: string | null; consents: readonly Consent[] | null };

/** Loads contacts by id, as a device may know them: of the phone number only what `maskNumber` leaves. */
export async function loadContacts(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<Row>(
    `SELECT contact.id, contact.display_name, contact.username, contact.created_at,
       (SELECT value FROM contact_alias WHERE contact_id = contact.id AND kind = 'phone' AND retired_at IS NULL ORDER BY last_seen_at DESC, value LIMIT 1) AS phone,
       contact.language, contact.note, contact.note_revision, contact.note_at, contact.note_by,
       ${marketingStop('contact.id')} AS marketing_stopped_at,
       (SELECT jsonb_agg(jsonb_build_object('purpose', purpose, 'state', state, 'source', source, 'proof', proof, 'at', at, 'recordedBy', recorded_by) ORDER BY purpose) FROM
         (SELECT DISTINCT ON (purpose) * FROM contact_consent WHERE contact_id = contact.id ORDER BY purpose, at DESC, position DESC) newest) AS consents,
       ARRAY(SELECT number_id::text FROM contact_block WHERE contact_id = contact.id ORDER BY number_id) AS blocked_on
     FROM contact WHERE contact.id = ANY($1::uuid[]) AND contact.merged_into IS NULL`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as ContactId,
        displayName: row.display_name,
        username: row.username,
        maskedNumber: row.phone === null ? null : maskNumber(row.phone),
        createdAt: row.created_at,
        // Told only where there is something to tell.
        ...(row.marketing_stopped_at === null ? {} : { marketingStoppedAt: row.marketing_stopped_at }),
        ...(row.blocked_on.length === 0 ? {} : { blockedOn: row.blocked_on as NumberId[] }),
        ...(row.language === null ? {} : { language: row.language }),
        ...(row.note_at === null ? {} : { note: { text: row.note, revision: row.note_revision, editedAt: row.note_at, editedBy: row.note_by as PersonId | null } }),
        ...(row.consents === null ? {} : { consents: [...row.consents] }),
      },
    ]),
  );
}
