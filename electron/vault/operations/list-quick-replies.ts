import { z } from 'zod';
import { readQuickReplies } from '../directory/directory-rows.ts';
import { found, onCache } from '../operation.ts';

export const listQuickReplies = onCache<'quickReplies.list'>(z.null(), (cache) => found(cache.database.read(readQuickReplies)));
