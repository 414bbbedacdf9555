import { z } from 'zod';
import { searchFilters } from '../../../shared/domain/search/search-filters.ts';
import { noFilters } from '../../../shared/domain/search/is-narrowed.ts';
import { searchMessages as search } from '../message/search-messages.ts';
import { found, onCache } from '../operation.ts';

export const searchMessages = onCache<'messages.search'>(
  z.strictObject({
    query: z.string().max(1_000),
    filters: searchFilters.optional(),
    before: z.number().int().nonnegative().nullable().optional(),
    limit: z.number().int().min(1).max(500),
  }),
  (cache, { query, filters = noFilters, before = null, limit }) => found(cache.database.read((database) => search(database, { query, filters, before, limit }))),
);
