import { z } from 'zod';
import { favourites } from '../../../shared/domain/favourites/favourites.ts';
import { readFavourites as read, storeFavourites as store } from '../favourites/favourite-rows.ts';
import { found, onCache } from '../operation.ts';

export const readFavourites = onCache<'favourites.read'>(z.null(), (cache) => found(cache.database.read(read)));

export const storeFavourites = onCache<'favourites.store'>(favourites, (cache, chosen) => {
  cache.database.write((database) => store(database, chosen));
  return found(null);
});
