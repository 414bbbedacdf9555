import type { Template } from '../../../shared/domain/templates/template.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** Meta's word for a template that does not exist any more. Source: Meta, 'Template status'. */
const goneStatus = 'DELETED';

/** Adds or replaces a template, or removes one that is gone at WhatsApp. Answers whether anything is different. */
export function keepTemplate(database: WriteDatabase, template: Template): boolean {
  if (template.status === goneStatus) return database.run('DELETE FROM template WHERE id = ?', template.id) > 0;
  const changed = database.run(
    `INSERT INTO template (id, name, language, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language, body = excluded.body WHERE body <> excluded.body`,
    template.id, template.name, template.language, JSON.stringify(template),
  );
  return changed > 0;
}

/** All of them by name, then language. A company has hundreds at the most, so they are not paged. */
export function readTemplates(database: ReadDatabase): readonly Template[] {
  return database.all<{ body: string }>('SELECT body FROM template ORDER BY name, language, id').map((row) => JSON.parse(row.body) as Template);
}

export function readTemplate(database: ReadDatabase, id: string): Template | null {
  const row = database.first<{ body: string }>('SELECT body FROM template WHERE id = ?', id);
  return row === undefined ? null : (JSON.parse(row.body) as Template);
}
