import { comparableLanguage } from '../../shared/domain/templates/language.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';

/** A template as Meta's list tells it. */
export type ListedTemplate = {
  readonly metaId: string | null;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  /** Null where the list does not say. */
  readonly statusReason: string | null;
  readonly category: string;
  readonly quality: string | null;
  readonly parameterFormat: string;
  readonly components: readonly unknown[];
};

type Storing = {
  readonly companyId: string;
  readonly businessAccountId: string;
  /** The whole list: what is not in it is gone at Meta. */
  readonly templates: readonly ListedTemplate[];
  /** When the list was asked for: a webhook that came since knows better. */
  readonly askedAt: Instant;
  readonly now: Instant;
  readonly newId: () => string;
};

/**
 * Makes the table say what Meta's list says, and tells the devices of every difference, all in one transaction.
 *
 * @returns how many differ from before.
 */
export async function storeTemplates(database: Database, { companyId, businessAccountId, templates, askedAt, now, newId }: Storing): Promise<number> {
  return database.transaction(async (transaction) => {
    const changed: string[] = [];
    const present: string[] = [];
    for (const template of templates) {
      const key = comparableLanguage(template.language);
      present.push(`${template.name} ${key}`);
      const [row] = await transaction.query<{ id: string }>(
        `INSERT INTO template (id, company_id, business_account_id, meta_id, name, language, language_key, status, status_reason, category, quality, parameter_format, components, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, 'UNKNOWN'), $12, $13, $14)
         ON CONFLICT (business_account_id, name, language_key) DO UPDATE SET
           meta_id = coalesce(excluded.meta_id, template.meta_id), language = excluded.language, status = excluded.status,
           status_reason = CASE WHEN excluded.status = template.status THEN coalesce(excluded.status_reason, template.status_reason) ELSE excluded.status_reason END,
           category = excluded.category, quality = coalesce($11, template.quality), parameter_format = excluded.parameter_format,
           components = excluded.components, changed_at = excluded.changed_at
         WHERE coalesce(template.told_at, 0) <= $15 AND
           (template.language, template.status, template.status_reason, template.category, template.quality, template.parameter_format, template.components)
           IS DISTINCT FROM (excluded.language, excluded.status,
             CASE WHEN excluded.status = template.status THEN coalesce(excluded.status_reason, template.status_reason) ELSE excluded.status_reason END,
             excluded.category, coalesce($11, template.quality), excluded.parameter_format, excluded.components)
         RETURNING id`,
        [
          newId(),
          companyId,
          businessAccountId,
          template.metaId,
          template.name,
          template.language,
          key,
          template.status,
          template.statusReason,
          template.category,
          template.quality,
          template.parameterFormat.toLowerCase(),
          JSON.stringify(template.components),
          now,
          askedAt,
        ],
      );
      if (row !== undefined) changed.push(row.id);
    }
    const gone = await transaction.query<{ id: string }>(
      `UPDATE template SET status = 'DELETED', status_reason = NULL, changed_at = $3
       WHERE business_account_id = $1 AND status <> 'DELETED' AND NOT (name || ' ' || language_key = ANY($2::text[])) AND coalesce(told_at, 0) <= $4 RETURNING id`,
      [businessAccountId, present, now, askedAt],
    );
    changed.push(...gone.map((row) => row.id));
    if (changed.length > 0) await appendToLog(transaction, companyId, changed.map((id) => ({ entity: 'template', id, teamId: null })), now);
    return changed.length;
  });
}
