import { builtInSettings, policy } from '../../shared/domain/policy/policy.ts';
import type { SignedPolicy } from '../../shared/domain/policy/policy.ts';
import type { RetentionRules } from '../../shared/domain/retention/plan-purge.ts';
import type { Sql } from '../database/database.ts';

/** The newest signed policy of a company; null while there is none. */
export async function loadPolicy(sql: Sql, companyId: string): Promise<SignedPolicy | null> {
  const [row] = await sql.query<{ payload: string; signature: string; key_id: string }>(
    'SELECT payload, signature, key_id FROM policy WHERE company_id = $1 ORDER BY revision DESC LIMIT 1',
    [companyId],
  );
  return row === undefined ? null : { payload: row.payload, signature: row.signature, keyId: row.key_id };
}

/** Revision and retention in force; the built-in retention while there is no policy. */
export async function loadRules(sql: Sql, companyId: string): Promise<{ readonly revision: number | null; readonly retention: RetentionRules }> {
  const signed = await loadPolicy(sql, companyId);
  // Retention does not depend on the zone.
  if (signed === null) return { revision: null, retention: builtInSettings('UTC').retention };
  const { revision, settings } = policy.parse(JSON.parse(signed.payload));
  return { revision, retention: settings.retention };
}

/** Revision of the newest policy; null while there is none. */
export async function loadRevision(sql: Sql, companyId: string): Promise<number | null> {
  const [row] = await sql.query<{ revision: number | null }>('SELECT max(revision) AS revision FROM policy WHERE company_id = $1', [companyId]);
  return row?.revision ?? null;
}
