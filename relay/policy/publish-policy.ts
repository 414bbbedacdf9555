import type { PolicySettings } from '../../shared/domain/policy/policy.ts';
import { policy, policySchemaVersion } from '../../shared/domain/policy/policy.ts';
import type { Transaction } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { keyIdOf, signPayload } from './policy-keys.ts';

/**
 * Stores the next revision of the company's policy, signed, and tells every device through the event log.
 *
 * `settings` must have passed the schema. Two publishers take turns by the lock on the company's row, so revisions rise without gaps.
 * @returns the revision.
 */
export async function publishPolicy(transaction: Transaction, companyId: string, settings: PolicySettings, now: number): Promise<number> {
  const [company] = await transaction.query<{ policy_private_key: Uint8Array; policy_public_key: Uint8Array }>(
    'SELECT policy_private_key, policy_public_key FROM company WHERE id = $1 FOR UPDATE',
    [companyId],
  );
  if (company === undefined) throw new Error('There is no such company');
  const [newest] = await transaction.query<{ revision: number | null }>('SELECT max(revision) AS revision FROM policy WHERE company_id = $1', [companyId]);
  const revision = (newest?.revision ?? 0) + 1;
  const payload = JSON.stringify(policy.parse({ schema: policySchemaVersion, companyId, revision, issuedAt: now, settings }));
  await transaction.query('INSERT INTO policy (company_id, revision, payload, signature, key_id, issued_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    companyId,
    revision,
    payload,
    signPayload(payload, company.policy_private_key),
    keyIdOf(company.policy_public_key),
    now,
  ]);
  await appendToLog(transaction, companyId, [{ entity: 'policy', id: companyId, teamId: null }], now);
  return revision;
}
