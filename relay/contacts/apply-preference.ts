import type { Instant } from '../../shared/kernel/time.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { marketingStop } from './marketing-stop.ts';

export type Preference = {
  readonly contactId: string;
  /** Meta's word, `marketing_messages`. */
  readonly category: string;
  readonly value: 'stop' | 'resume';
  /** `webhook`, or `refused-send`: Meta refused a message with 131050. */
  readonly source: 'webhook' | 'refused-send';
  readonly at: Instant;
};

/** The one category that Meta has. Source: Meta, webhook `user_preferences`. */
export const marketing = 'marketing_messages';

/** Keeps a contact's word; the newest by its own time counts. @returns whether anything changed. */
export async function applyPreference(transaction: Transaction, { contactId, category, value, source, at }: Preference): Promise<boolean> {
  const changed = await transaction.query(
    `INSERT INTO contact_preference (contact_id, category, value, source, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (contact_id, category) DO UPDATE SET value = excluded.value, source = excluded.source, at = excluded.at
       WHERE contact_preference.at <= excluded.at AND contact_preference.value <> excluded.value
     RETURNING contact_id`,
    [contactId, category, value, source, at],
  );
  return changed.length > 0;
}

/** What stands in the way of writing to a contact from a number. */
export async function readConsent(
  sql: Sql,
  { contactId, numberId }: { readonly contactId: string; readonly numberId: string },
): Promise<{ readonly marketingStoppedAt: Instant | null; readonly blockedAt: Instant | null }> {
  const [row] = await sql.query<{ stopped_at: number | null; blocked_at: number | null }>(
    `SELECT ${marketingStop('$1')} AS stopped_at, (SELECT blocked_at FROM contact_block WHERE contact_id = $1 AND number_id = $2) AS blocked_at`,
    [contactId, numberId],
  );
  return { marketingStoppedAt: row?.stopped_at ?? null, blockedAt: row?.blocked_at ?? null };
}
