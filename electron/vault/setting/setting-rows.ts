import { z } from 'zod';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { StoredSettings } from '../vault-contract.ts';

export const storedSettings = z.strictObject({ theme: z.enum(['system', 'light', 'dark']), locale: z.enum(['system', 'en', 'de']) });

const defaults: StoredSettings = { theme: 'system', locale: 'system' };

/** A value that this version does not know (written by another one) counts as not set. */
export function readSettings(database: ReadDatabase): StoredSettings {
  const rows = database.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  return {
    theme: storedSettings.shape.theme.safeParse(stored['theme']).data ?? defaults.theme,
    locale: storedSettings.shape.locale.safeParse(stored['locale']).data ?? defaults.locale,
  };
}

export function storeSettings(database: WriteDatabase, settings: StoredSettings): void {
  for (const [key, value] of Object.entries(settings)) {
    database.run('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  }
}
