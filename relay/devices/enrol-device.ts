import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';
import { hashDeviceToken, makeDeviceToken } from './device-token.ts';
import { hashEnrolmentCode } from './enrolment-code.ts';

export type Enrolled = {
  readonly deviceId: string;
  /** Given to the device now and kept nowhere. */
  readonly token: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly personId: string;
  /** Raw Ed25519 key. */
  readonly policyPublicKey: Uint8Array;
};

/**
 * Turns a one-time code into a device. The code's row is locked, so of two devices with the same code one wins and the other is refused.
 * A code that was used is `code-unknown`: whoever finds one learns nothing.
 */
export async function enrolDevice(
  database: Database,
  asked: { readonly code: string; readonly deviceName: string; readonly appVersion: string },
  tools: { readonly now: number; readonly newId: () => string; readonly random: (count: number) => Uint8Array },
): Promise<Result<Enrolled, 'code-unknown' | 'code-expired'>> {
  return database.transaction(async (transaction) => {
    const hash = hashEnrolmentCode(asked.code);
    const [code] = await transaction.query<{ person_id: string; expires_at: number; used_at: number | null }>(
      'SELECT person_id, expires_at, used_at FROM enrolment_code WHERE code_hash = $1 FOR UPDATE',
      [hash],
    );
    if (code === undefined || code.used_at !== null) return fail('code-unknown');
    if (code.expires_at <= tools.now) return fail('code-expired');
    const [owner] = await transaction.query<{ company_id: string; name: string; policy_public_key: Uint8Array }>(
      'SELECT company.id AS company_id, company.name, company.policy_public_key FROM person JOIN company ON company.id = person.company_id WHERE person.id = $1',
      [code.person_id],
    );
    if (owner === undefined) return fail('code-unknown');
    const token = makeDeviceToken(tools.random);
    const deviceId = tools.newId();
    await transaction.query('UPDATE enrolment_code SET used_at = $2 WHERE code_hash = $1', [hash, tools.now]);
    await transaction.query(
      `INSERT INTO device (id, company_id, person_id, name, token_hash, app_version, enrolled_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [deviceId, owner.company_id, code.person_id, asked.deviceName, hashDeviceToken(token), asked.appVersion, tools.now],
    );
    return succeed({
      deviceId,
      token,
      companyId: owner.company_id,
      companyName: owner.name,
      personId: code.person_id,
      policyPublicKey: owner.policy_public_key,
    });
  });
}
