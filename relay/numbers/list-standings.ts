import type { AccountNotice, NumberStanding } from '../../shared/protocol/numbers.ts';
import type { Sql } from '../database/database.ts';

/** What Meta last told about one of our numbers. */
export type StandingEntry = {
  readonly numberId: string;
  readonly phoneNumberId: string;
  readonly businessAccountId: string | null;
  readonly standing: NumberStanding;
  readonly notices: readonly AccountNotice[];
};

const mostNotices = 50;

/** Lists all numbers of a company with their standing and the newest notices of each and of its account. */
export async function listStandings(sql: Sql, companyId: string): Promise<readonly StandingEntry[]> {
  const rows = await sql.query<NumberStanding & { numberId: string; phoneNumberId: string; businessAccountId: string | null }>(
    `SELECT number.id AS "numberId", number.phone_number_id AS "phoneNumberId", number.business_account_id AS "businessAccountId",
       standing.verified_name AS "verifiedName", standing.name_status AS "nameStatus", standing.quality, standing.throughput,
       standing.messaging_limit AS "messagingLimit", standing.status, standing.code_verification AS "codeVerification", standing.checked_at AS "checkedAt"
     FROM number LEFT JOIN number_standing standing ON standing.number_id = number.id WHERE number.company_id = $1 ORDER BY number.name, number.id`,
    [companyId],
  );
  const entries: StandingEntry[] = [];
  for (const { numberId, phoneNumberId, businessAccountId, ...standing } of rows) {
    const notices = await sql.query<AccountNotice>(
      `SELECT field, event, detail, at FROM account_notice WHERE number_id = $1 OR (number_id IS NULL AND business_account_id = $2) ORDER BY at DESC, id DESC LIMIT $3`,
      [numberId, businessAccountId, mostNotices],
    );
    entries.push({ numberId, phoneNumberId, businessAccountId, standing, notices });
  }
  return entries;
}
