import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { applyKey } from '../../electron/vault/database/apply-key.ts';
import { connect } from '../../electron/vault/database/sqlite-driver.ts';

/** One word in one place. `view`: the bytes as they lie on the disk, every decrypted page, or the terms of a search index. */
export type Finding = { readonly word: string; readonly file: string; readonly view: 'raw' | 'pages' | 'terms' };

export type ProfileSearch = {
  readonly findings: readonly Finding[];
  /** Every file that was searched, relative to the folder. */
  readonly files: readonly string[];
  /** Bytes in write-ahead logs. What lies in their old frames cannot be decrypted here, so a proof needs 0. */
  readonly logBytes: number;
  /** Databases whose pages were decrypted and searched; a proof needs the cache in it. */
  readonly decrypted: readonly string[];
};

/**
 * Searches every byte of every file below `folder` for `words`, and the decrypted pages of every encrypted database, free pages and index tables included.
 *
 * A database is copied and every page of the copy is read in plain, whether or not it is in use. Case does not matter, and the tail of a long word counts as the word, because a search index stores neighbouring words without the beginning that they share: choose words that
 * appear nowhere else.
 *
 * @param key 32 bytes of the cache's key. Null: raw bytes only.
 */
export function searchProfileBytes(folder: string, words: readonly string[], key: Uint8Array | null): ProfileSearch {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const findings: Finding[] = [];
  const decrypted: string[] = [];
  for (const path of paths) {
    const file = relative(folder, path);
    const note = (view: Finding['view'], found: readonly string[]): void => void findings.push(...found.map((word) => ({ word, file, view })));
    note('raw', wordsIn(readFileSync(path), words));
    if (key === null || !basename(path).endsWith('.db')) continue;
    const opened = decryptCopy(path, key);
    if (opened === null) continue;
    decrypted.push(file);
    note('pages', wordsIn(opened.pages, words));
    note('terms', words.filter((word) => opened.terms.some((term) => term === fold(word))));
  }
  const logBytes = paths.filter((path) => path.endsWith('-wal')).reduce((sum, path) => sum + statSync(path).size, 0);
  return { findings, files: paths.map((path) => relative(folder, path)).sort(), logBytes, decrypted };
}

/** Which of the words, or the tails of long ones, are among the bytes: as UTF-8 or UTF-16, whatever their case. */
export function wordsIn(bytes: Uint8Array, words: readonly string[]): readonly string[] {
  const haystack = Buffer.from(bytes).toString('latin1').toLowerCase();
  const spellings = (word: string): readonly string[] => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')].map((spelled) => spelled.toString('latin1').toLowerCase());
  return words.filter((word) => [word, ...(word.length >= 10 ? [word.slice(4)] : [])].flatMap(spellings).some((spelling) => haystack.includes(spelling)));
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Null when the file is not a database of this key. */
function decryptCopy(path: string, key: Uint8Array): { readonly pages: Uint8Array; readonly terms: readonly string[] } | null {
  const folder = mkdtempSync(join(tmpdir(), 'profile-search-'));
  const copy = join(folder, 'copy.db');
  try {
    for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    const connection = connect({ path: copy, waitMs: 0, onStatement: undefined });
    try {
      applyKey(connection, key);
      connection.pragma('temp_store = MEMORY');
      connection.pragma('journal_mode = DELETE');
      // The search must not tidy up what it is looking for.
      connection.pragma('secure_delete = OFF');
      const indexes = connection.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'").pluck().all() as string[];
      const terms = indexes.flatMap((index) => {
        connection.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, '${index}', 'row')`);
        const all = connection.prepare('SELECT term FROM temp.terms').pluck().all() as string[];
        connection.exec('DROP TABLE temp.terms');
        return all;
      });
      // Page by page as the pager reads them, those of the free list too. (A change of the key would not do: it rebuilds the file without them.)
      return { pages: connection.serialize(), terms };
    } catch {
      return null;
    } finally {
      connection.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
