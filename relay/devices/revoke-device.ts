import type { Sql } from '../database/database.ts';

/**
 * Ends a device's token: from now on the relay does not know it. The row stays, for what it sent and the receipts of its purges.
 *
 * @returns false when the company has no such device, or it was revoked before.
 */
export async function revokeDevice(sql: Sql, companyId: string, id: string, now: number): Promise<boolean> {
  const revoked = await sql.query('UPDATE device SET revoked_at = $3 WHERE id = $1 AND company_id = $2 AND revoked_at IS NULL RETURNING id', [id, companyId, now]);
  return revoked.length > 0;
}
