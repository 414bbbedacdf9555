import { favourites } from '../../../shared/domain/favourites/favourites.ts';
import { noFavourites } from '../../../shared/domain/favourites/remember-emoji.ts';
import type { Favourites } from '../../../shared/domain/favourites/favourites.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

/** Beside the settings, whose keys are other ones. */
const key = 'favourites';

/** A value that this version does not know (written by another one) counts as not set. */
export function readFavourites(database: ReadDatabase): Favourites {
  const [row] = database.all<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
  return row === undefined ? noFavourites : (favourites.safeParse(JSON.parse(row.value)).data ?? noFavourites);
}

export function storeFavourites(database: WriteDatabase, chosen: Favourites): void {
  database.run('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(chosen));
}
