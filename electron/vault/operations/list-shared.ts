import { z } from 'zod';
import { holding } from '../../../shared/domain/search/search-filters.ts';
import { conversationId } from '../../../shared/kernel/ids.ts';
import { listHolding } from '../message/list-holding.ts';
import { found, onCache } from '../operation.ts';

export const listShared = onCache<'messages.shared'>(
  z.strictObject({ conversationId, holding, before: z.number().int().nonnegative().nullable(), limit: z.number().int().min(1).max(200) }),
  (cache, page) => found(cache.database.read((database) => listHolding(database, page))),
);
