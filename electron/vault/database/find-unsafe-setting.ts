import type { Connection } from './sqlite-driver.ts';

/**
 * Looks for a setting under which deleted text could survive. Every one was measured: without it a deleted word is found in the file, in the
 * write-ahead log, in the search index or in a temporary file.
 *
 * @returns the name of the first setting that is not in force, or null.
 */
export function findUnsafeSetting(connection: Connection, onDisk: boolean): string | null {
  const pragma = (name: string): unknown => connection.pragma(name, { simple: true });
  const value = (sql: string): unknown => connection.prepare(sql).pluck().get();
  const checks: readonly (readonly [string, () => boolean])[] = [
    ['sqlite-version', () => isSoundVersion(String(value('SELECT sqlite_version()')))],
    ['secure_delete', () => pragma('secure_delete') === 1],
    ['temp_store', () => pragma('temp_store') === 2],
    ['foreign_keys', () => pragma('foreign_keys') === 1],
    ['search-index-secure-delete', () => Number(value("SELECT v FROM message_fts_config WHERE k = 'secure-delete'")) === 1],
    ['journal_mode', () => !onDisk || pragma('journal_mode') === 'wal'],
    ['auto_vacuum', () => !onDisk || pragma('auto_vacuum') === 2],
    // 4 is AEGIS-256. A connection whose pages are not encrypted has no salt.
    ['cipher', () => !onDisk || (value("SELECT sqlite3mc_config('cipher')") === 'aegis' && value("SELECT sqlite3mc_config('aegis', 'algorithm')") === 4)],
    ['encryption', () => !onDisk || value("SELECT sqlite3mc_codec_data('cipher_salt')") !== null],
  ];
  return checks.find(([, holds]) => !holds())?.[0] ?? null;
}

/** False for SQLite 3.44.0 to 3.46.0, where updates damage a search index with secure deletion. */
export function isSoundVersion(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const number = major * 1_000_000 + minor * 1_000 + patch;
  return number < 3_044_000 || number > 3_046_000;
}
