import type { PolicyReport } from '../../shared/protocol/policy.ts';
import type { Sql } from '../database/database.ts';

/**
 * Records what a device did with a policy. A refusal leaves the revision that the device still enforces as it was, and is forgotten when a
 * later revision is applied.
 */
export async function recordPolicyReport(sql: Sql, deviceId: string, report: PolicyReport, now: number): Promise<void> {
  if (report.outcome === 'applied') {
    await sql.query('UPDATE device SET policy_revision = $2, policy_refusal = NULL WHERE id = $1', [deviceId, report.revision]);
    return;
  }
  const refusal = { revision: report.revision, reason: report.reason ?? 'unknown', detail: report.detail, at: now };
  await sql.query('UPDATE device SET policy_refusal = $2::jsonb WHERE id = $1', [deviceId, JSON.stringify(refusal)]);
}
