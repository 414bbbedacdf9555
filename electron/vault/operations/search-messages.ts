import { z } from 'zod';
import { searchMessages as search } from '../message/search-messages.ts';
import { found, onCache } from '../operation.ts';

export const searchMessages = onCache<'messages.search'>(
  z.strictObject({ query: z.string().max(1_000), limit: z.number().int().min(1).max(500) }),
  (cache, { query, limit }) => found(cache.database.read((database) => search(database, query, limit))),
);
