import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** `cursor`: how far the relay's event log has been applied · `born-at`: when this cache was made. */
export type MetaKey = 'cursor' | 'born-at';

export function readMeta(database: ReadDatabase, key: MetaKey): number | null {
  return database.first<{ value: number }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

export function storeMeta(database: WriteDatabase, key: MetaKey, value: number): void {
  database.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}
