import { z } from 'zod';
import { preferences } from '../../../shared/domain/preferences/preferences.ts';
import { found, onCache } from '../operation.ts';
import { readSettings as read, storeSettings as store } from '../setting/setting-rows.ts';

export const readSettings = onCache<'settings.read'>(z.null(), (cache) => found(cache.database.read(read)));

export const storeSettings = onCache<'settings.store'>(preferences, (cache, settings) => {
  cache.database.write((database) => store(database, settings));
  return found(null);
});
