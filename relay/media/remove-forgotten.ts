import type { Database } from '../database/database.ts';
import type { MediaFiles } from './media-files.ts';

/**
 * Removes one file whose key is gone (its message was taken back): it cannot be read any more, and need not lie about.
 *
 * @returns false when there is none.
 */
export async function removeForgotten({ database, files }: { readonly database: Database; readonly files: MediaFiles }): Promise<boolean> {
  const [row] = await database.query<{ id: string }>(`SELECT id FROM media WHERE file_key IS NULL AND size IS NOT NULL LIMIT 1`);
  if (row === undefined) return false;
  await files.remove(row.id);
  // Only now: a crash before it repeats the removal, which does no harm.
  await database.query('UPDATE media SET size = NULL WHERE id = $1 AND file_key IS NULL', [row.id]);
  return true;
}
