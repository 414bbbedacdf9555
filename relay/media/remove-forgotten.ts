import type { Database } from '../database/database.ts';
import { thumbnailName } from './media-store.ts';
import type { MediaStore } from './media-store.ts';

/**
 * Removes one file whose key is gone (its message was taken back), with its small picture: it cannot be read any more, and need not lie about.
 *
 * @returns false when there is none.
 */
export async function removeForgotten({ database, files }: { readonly database: Database; readonly files: MediaStore }): Promise<boolean> {
  const [row] = await database.query<{ id: string; has_file: boolean; has_thumbnail: boolean }>(
    `SELECT id, file_key IS NULL AND size IS NOT NULL AS has_file, thumbnail_key IS NULL AND thumbnail_size IS NOT NULL AS has_thumbnail FROM media
     WHERE (file_key IS NULL AND size IS NOT NULL) OR (thumbnail_key IS NULL AND thumbnail_size IS NOT NULL) LIMIT 1`,
  );
  if (row === undefined) return false;
  if (row.has_file) await files.remove(row.id);
  if (row.has_thumbnail) await files.remove(thumbnailName(row.id));
  // Only now: a crash before it repeats the removal, which does no harm.
  await database.query(
    `UPDATE media SET size = CASE WHEN file_key IS NULL THEN NULL ELSE size END, thumbnail_size = CASE WHEN thumbnail_key IS NULL THEN NULL ELSE thumbnail_size END
     WHERE id = $1`,
    [row.id],
  );
  return true;
}
