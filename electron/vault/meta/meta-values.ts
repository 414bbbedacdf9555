import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/**
 * `cursor`: how far the relay's event log has been applied · `born-at`: when this cache got its first contents, by the relay's clock · `rebuilding-…`: there while a rebuild is not through
 * (`rebuilding-why` is the place in the list of reasons).
 */
export type MetaKey = 'cursor' | 'born-at' | 'rebuilding-why' | 'rebuilding-since' | 'rebuilding-read-before';

export function readMeta(database: ReadDatabase, key: MetaKey): number | null {
  return database.first<{ value: number }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

export function storeMeta(database: WriteDatabase, key: MetaKey, value: number): void {
  database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

export function removeMeta(database: WriteDatabase, key: MetaKey): void {
  database.run('DELETE FROM meta WHERE key = ?', key);
}
