import type { NumberStanding } from '../../shared/protocol/numbers.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

export type AccountNews = {
  readonly businessAccountId: string;
  /** Digits; null when the news is about the account. */
  readonly displayPhone: string | null;
  readonly field: string;
  readonly event: string;
  readonly detail: string | null;
  readonly standing: { readonly messagingLimit: string | null; readonly throughput: string | null; readonly verifiedName: string | null; readonly nameStatus: string | null };
  readonly at: Instant;
};

/** Webhook fields that tell the messaging limit: the newest of either counts. */
const limitFields: readonly string[] = ['phone_number_quality_update', 'business_capability_update'];

/**
 * Keeps what Meta told about an account or a number, and what follows for the standing of the numbers.
 *
 * Meta repeats for days what it could not deliver, and in any order: news that is older than what is known is kept as a notice and changes no standing.
 *
 * @returns the companies concerned (none: an account that is not ours), and whether it was known already.
 */
export async function noteAccountNews(
  transaction: Transaction,
  news: AccountNews,
  newId: () => string,
): Promise<{ readonly isOurs: boolean; readonly isNew: boolean }> {
  const numbers = await transaction.query<{ id: string; digits: string; checked_at: Instant | null }>(
    `SELECT id, regexp_replace(display_phone_number, '\\D', '', 'g') AS digits, (SELECT checked_at FROM number_standing WHERE number_id = number.id) AS checked_at FROM number
     WHERE business_account_id = $1 OR ($2::text IS NOT NULL AND business_account_id IS NULL AND regexp_replace(display_phone_number, '\\D', '', 'g') = $2) ORDER BY id`,
    [news.businessAccountId, news.displayPhone],
  );
  if (numbers.length === 0) return { isOurs: false, isNew: false };
  const named = numbers.find((number) => number.digits === news.displayPhone);
  const kept = await transaction.query(
    `INSERT INTO account_notice (id, business_account_id, number_id, field, event, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [newId(), news.businessAccountId, named?.id ?? null, news.field, news.event, news.detail, news.at],
  );
  if (kept.length === 0) return { isOurs: true, isNew: false };
  const [newer] = await transaction.query<{ of_limit: boolean; of_field: boolean }>(
    `SELECT coalesce(bool_or(field = ANY($3::text[])), false) AS of_limit, coalesce(bool_or(field = $4 AND number_id IS NOT DISTINCT FROM $5::uuid), false) AS of_field
     FROM account_notice WHERE business_account_id = $1 AND at > $2`,
    [news.businessAccountId, news.at, limitFields, news.field, named?.id ?? null],
  );
  const { messagingLimit, ...own } = news.standing;
  for (const number of numbers) {
    if (number.checked_at !== null && number.checked_at > news.at) continue;
    // The messaging limit is the portfolio's, shared by all numbers; the rest is one number's.
    await writeStanding(transaction, number.id, {
      messagingLimit: newer?.of_limit === true ? null : messagingLimit,
      ...(number.id === named?.id && newer?.of_field !== true ? own : {}),
    });
  }
  return { isOurs: true, isNew: true };
}

type Told = { readonly [Member in keyof NumberStanding]?: NumberStanding[Member] };

/** Writes what is told about a number; a member that is absent or null keeps what was known. Sending keeps to the limits from here. */
export async function writeStanding(transaction: Transaction, numberId: string, told: Told): Promise<void> {
  await transaction.query(
    `INSERT INTO number_standing (number_id, verified_name, name_status, quality, throughput, messaging_limit, status, code_verification, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (number_id) DO UPDATE SET verified_name = coalesce($2, number_standing.verified_name), name_status = coalesce($3, number_standing.name_status),
       quality = coalesce($4, number_standing.quality), throughput = coalesce($5, number_standing.throughput),
       messaging_limit = coalesce($6, number_standing.messaging_limit), status = coalesce($7, number_standing.status),
       code_verification = coalesce($8, number_standing.code_verification), checked_at = coalesce($9, number_standing.checked_at)`,
    [
      numberId,
      told.verifiedName ?? null,
      told.nameStatus ?? null,
      told.quality ?? null,
      told.throughput ?? null,
      told.messagingLimit ?? null,
      told.status ?? null,
      told.codeVerification ?? null,
      told.checkedAt ?? null,
    ],
  );
  // 1,000 a second is Meta's higher level; null is the usual one. Source: Meta, 'Throughput' (September 2026).
  await transaction.query(
    `UPDATE number SET messaging_tier = coalesce($2, messaging_tier), throughput_per_second = CASE $3 WHEN 'HIGH' THEN 1000 WHEN 'STANDARD' THEN NULL ELSE throughput_per_second END WHERE id = $1`,
    [numberId, told.messagingLimit ?? null, told.throughput ?? null],
  );
}
