import type { Sql } from '../database/database.ts';
import { hashDeviceToken } from './device-token.ts';

export type KnownDevice = { readonly id: string; readonly companyId: string; readonly personId: string };

/** `last_seen_at` is kept to the minute: finer would be a record of a person's day, and a write for every request. */
const seenEveryMs = 60_000;

/** Finds the device of a bearer token; null when it is unknown or was revoked. */
export async function authenticateDevice(sql: Sql, token: string, now: number): Promise<KnownDevice | null> {
  const [row] = await sql.query<{ id: string; company_id: string; person_id: string; last_seen_at: number | null }>(
    'SELECT id, company_id, person_id, last_seen_at FROM device WHERE token_hash = $1 AND revoked_at IS NULL',
    [hashDeviceToken(token)],
  );
  if (row === undefined) return null;
  if (row.last_seen_at === null || row.last_seen_at <= now - seenEveryMs) {
    await sql.query('UPDATE device SET last_seen_at = $2 WHERE id = $1', [row.id, now]);
  }
  return { id: row.id, companyId: row.company_id, personId: row.person_id };
}
