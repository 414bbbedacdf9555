import { comparableLanguage } from '../../shared/domain/templates/language.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

/** What a webhook says about one template; a member is null where it says nothing. */
export type TemplateNews = {
  readonly businessAccountId: string;
  readonly name: string;
  readonly language: string;
  readonly status: string | null;
  readonly statusReason: string | null;
  readonly quality: string | null;
  readonly category: string | null;
  readonly at: Instant;
};

/**
 * Applies one piece of news, unless a newer one is known. Of a template that is not here nothing is stored: the list has its text, and is asked for at once.
 *
 * @returns the template that changed, and whether the list should be asked (an unknown template, or new components).
 */
export async function applyTemplateNews(
  transaction: Transaction,
  news: TemplateNews,
): Promise<{ readonly templateId: string | null; readonly isKnown: boolean }> {
  const key = [news.businessAccountId, news.name, comparableLanguage(news.language)];
  const [known] = await transaction.query<{ id: string }>('SELECT id FROM template WHERE business_account_id = $1 AND name = $2 AND language_key = $3', key);
  if (known === undefined) return { templateId: null, isKnown: false };
  const changed = await transaction.query(
    `UPDATE template SET status = coalesce($2, status), status_reason = CASE WHEN $2::text IS NULL THEN status_reason ELSE $3 END, quality = coalesce($4, quality),
       category = coalesce($5, category), changed_at = $6, told_at = $6
     WHERE id = $1 AND coalesce(told_at, 0) <= $6
       AND (status, status_reason, quality, category) IS DISTINCT FROM
         (coalesce($2, status), CASE WHEN $2::text IS NULL THEN status_reason ELSE $3 END, coalesce($4, quality), coalesce($5, category))
     RETURNING id`,
    [known.id, news.status, news.statusReason, news.quality, news.category, news.at],
  );
  return { templateId: changed.length > 0 ? known.id : null, isKnown: true };
}
