import { preferences } from '../../../shared/domain/preferences/preferences.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import type { Preferences } from '../../../shared/domain/preferences/preferences.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** A value that this version does not know (written by another one) counts as not set. */
export function readSettings(database: ReadDatabase): Preferences {
  const rows = database.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  const known = rows.flatMap(({ key, value }) => {
    const parsed = schemaOf(key)?.safeParse(valueOf(value));
    return parsed?.success === true ? [[key, parsed.data]] : [];
  });
  return { ...usualPreferences, ...Object.fromEntries(known) as Partial<Preferences> };
}

export function storeSettings(database: WriteDatabase, settings: Preferences): void {
  for (const [key, value] of Object.entries(settings)) {
    database.run('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value));
  }
}

function schemaOf(key: string) {
  return Object.hasOwn(preferences.shape, key) ? preferences.shape[key as keyof Preferences] : null;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
