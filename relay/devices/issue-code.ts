import type { Sql } from '../database/database.ts';
import { codeLifetimeMs, hashEnrolmentCode, makeEnrolmentCode } from './enrolment-code.ts';

/**
 * Issues a one-time code for a person of the company. Only its hash is stored.
 *
 * @returns null when the company has no such person.
 */
export async function issueEnrolmentCode(
  sql: Sql,
  asked: { readonly companyId: string; readonly personId: string; readonly now: number; readonly random: (count: number) => Uint8Array },
): Promise<{ readonly code: string; readonly expiresAt: number } | null> {
  const code = makeEnrolmentCode(asked.random);
  const expiresAt = asked.now + codeLifetimeMs;
  const stored = await sql.query(
    `INSERT INTO enrolment_code (code_hash, person_id, expires_at)
     SELECT $1, id, $2 FROM person WHERE id = $3 AND company_id = $4 RETURNING person_id`,
    [hashEnrolmentCode(code), expiresAt, asked.personId, asked.companyId],
  );
  return stored.length === 0 ? null : { code, expiresAt };
}
