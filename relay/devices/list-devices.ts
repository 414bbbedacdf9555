import { adminDevice } from '../../shared/protocol/administration.ts';
import type { AdminDevice } from '../../shared/protocol/administration.ts';
import type { Sql } from '../database/database.ts';

/** The company's devices that were not revoked, the newest enrolment first. */
export async function listDevices(sql: Sql, companyId: string): Promise<readonly AdminDevice[]> {
  const rows = await sql.query<Record<keyof AdminDevice, unknown>>(
    `SELECT device.id, device.name, device.person_id AS "personId", person.name AS "personName", device.app_version AS "appVersion",
       device.enrolled_at AS "enrolledAt", device.last_seen_at AS "lastSeenAt", device.policy_revision AS "policyRevision",
       device.policy_refusal AS "policyRefusal", device.last_purge_at AS "lastPurgeAt"
     FROM device JOIN person ON person.id = device.person_id
     WHERE device.company_id = $1 AND device.revoked_at IS NULL ORDER BY device.enrolled_at DESC, device.id DESC`,
    [companyId],
  );
  return rows.map((row) => adminDevice.parse(row));
}
