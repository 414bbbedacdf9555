import { z } from 'zod';
import { readDirectory as read } from '../directory/directory-rows.ts';
import { found, onCache } from '../operation.ts';

export const readDirectory = onCache<'directory.read'>(z.null(), (cache) => found(cache.database.read(read)));
