import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { ContactId, NumberId } from '../../shared/kernel/ids.ts';
import type { Sql } from '../database/database.ts';
import { maskNumber } from './mask-number.ts';

type Row = { id: string; display_name: string; username: string | null; created_at: number; phone: string | null; marketing_stopped_at: number | null; blocked_on: readonly string[] };

/** Loads contacts by id, as a device may know them: of the phone number only what `maskNumber` leaves. */
export async function loadContacts(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<Row>(
    `SELECT contact.id, contact.display_name, contact.username, contact.created_at,
       (SELECT value FROM contact_alias WHERE contact_id = contact.id AND kind = 'phone' AND retired_at IS NULL ORDER BY last_seen_at DESC, value LIMIT 1) AS phone,
       (SELECT at FROM contact_preference WHERE contact_id = contact.id AND category = 'marketing_messages' AND value = 'stop') AS marketing_stopped_at,
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
      },
    ]),
  );
}
