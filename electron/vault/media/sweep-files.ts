import type { Cache } from '../cache.ts';

/** How many doomed files are taken from the list at a time. */
const sweepSize = 200;

/**
 * Deletes files whose key rows are gone: the list was written in the same transaction that removed the keys, so a crash loses nothing.
 *
 * @returns `left`: files that would not go; they stay on the list.
 */
export function sweepDoomedFiles(cache: Cache): { readonly removed: number; readonly left: number } {
  let removed = 0;
  for (;;) {
    const doomed = cache.database.read((database) => database.all<{ file: string }>('SELECT file FROM doomed_file ORDER BY file LIMIT ?', sweepSize));
    if (doomed.length === 0) return { removed, left: 0 };
    const gone = doomed.filter((row) => cache.files.remove(row.file));
    cache.database.write((database) => {
      for (const row of gone) database.run('DELETE FROM doomed_file WHERE file = ?', row.file);
    });
    removed += gone.length;
    if (gone.length < doomed.length) return { removed, left: doomed.length - gone.length };
  }
}

/** Deletes files in the folder that no row names: left by a crash between writing a file and its row. */
export function sweepOrphanFiles(cache: Cache): { readonly removed: number; readonly left: number } {
  let removed = 0;
  let left = 0;
  for (const name of cache.files.list()) {
    const isKnown = cache.database.read((database) => database.first('SELECT 1 FROM media_key WHERE file = ? UNION ALL SELECT 1 FROM draft_file WHERE file = ? UNION ALL SELECT 1 FROM doomed_file WHERE file = ?', name, name, name));
    if (isKnown !== undefined) continue;
    if (cache.files.remove(name)) removed += 1;
    else left += 1;
  }
  return { removed, left };
}
