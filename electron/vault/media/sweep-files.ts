import type { Cache } from '../cache.ts';

/** How many doomed files go in one transaction. */
const doomedPerStep = 200;
/** How many names are looked up in one step. Most of a step that finds nothing is reading the folder: a few of some milliseconds cost a third of many small ones. */
export const lookedPerStep = 1_000;
/** Which of the names in a JSON array a row stands for; the array is given once for each table. */
export const knownFilesQuery = ['media_key', 'draft_file', 'doomed_file']
  .map((table) => `SELECT ${table}.file FROM json_each(?) AS looked CROSS JOIN ${table} ON ${table}.file = looked.value`)
  .join(' UNION ALL ');

/**
 * Deletes files whose key rows are gone: the list was written in the same transaction that removed the keys, so a crash loses nothing.
 *
 * @returns `left`: files that would not go; they stay on the list.
 */
export function sweepDoomedFiles(cache: Cache): { readonly removed: number; readonly left: number } {
  let removed = 0;
  for (;;) {
    const doomed = cache.database.read((database) => database.all<{ file: string }>('SELECT file FROM doomed_file ORDER BY file LIMIT ?', doomedPerStep));
    if (doomed.length === 0) return { removed, left: 0 };
    const gone = doomed.filter((row) => cache.files.remove(row.file));
    cache.database.write((database) => {
      for (const row of gone) database.run('DELETE FROM doomed_file WHERE file = ?', row.file);
    });
    removed += gone.length;
    if (gone.length < doomed.length) return { removed, left: doomed.length - gone.length };
  }
}

export type OrphanSweep = {
  readonly removed: number;
  readonly left: number;
  /** Where the next step goes on; null after the last one. */
  readonly next: string | null;
};

/**
 * One step of deleting the files in the folder that no row names: left by a crash between writing a file and its row. The folder is read in every step, because
 * files come and go between two of them.
 *
 * @param after names up to this one have been looked at.
 */
export function sweepOrphanFiles(cache: Cache, after: string): OrphanSweep {
  const names = cache.files.list().filter((name) => name > after).sort();
  const looked = names.slice(0, lookedPerStep);
  const asked = JSON.stringify(looked);
  const known = cache.database.read((database) => new Set(database.all<{ file: string }>(knownFilesQuery, asked, asked, asked).map(({ file }) => file)));
  const orphans = looked.filter((name) => !known.has(name));
  const removed = orphans.filter((name) => cache.files.remove(name)).length;
  return { removed, left: orphans.length - removed, next: names.length > looked.length ? (looked.at(-1) ?? null) : null };
}
