import type { Template } from '../../shared/domain/templates/template.ts';
import type { Sql } from '../database/database.ts';
import { readTemplate } from './read-template.ts';
import type { TemplateRow } from './read-template.ts';

const columns = `SELECT template.id, template.name, template.language, template.status, template.status_reason, template.category, template.quality,
  template.parameter_format, template.components, template.changed_at,
  ARRAY(SELECT number.id::text FROM number WHERE number.company_id = template.company_id AND number.business_account_id = template.business_account_id ORDER BY number.id) AS number_ids
  FROM template`;

/** Templates by id; an unknown id is left out. */
export async function loadTemplates(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Template>> {
  const rows = await sql.query<TemplateRow>(`${columns} WHERE template.id = ANY($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, readTemplate(row)]));
}

/** All templates of a company that WhatsApp still has, by name and language. */
export async function listTemplates(sql: Sql, companyId: string): Promise<readonly Template[]> {
  const rows = await sql.query<TemplateRow>(`${columns} WHERE template.company_id = $1 AND template.status <> 'DELETED' ORDER BY template.name, template.language`, [
    companyId,
  ]);
  return rows.map(readTemplate);
}

/** A template that a number can send; null when there is none of this id in the number's account. */
export async function findTemplate(sql: Sql, { numberId, templateId }: { readonly numberId: string; readonly templateId: string }): Promise<Template | null> {
  const found = (await loadTemplates(sql, [templateId])).get(templateId);
  return found !== undefined && (found.numberIds as readonly string[]).includes(numberId) ? found : null;
}
