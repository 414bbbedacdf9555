import { z } from 'zod';
import { instant } from '../../../shared/kernel/time.ts';
import { listConversations as list } from '../conversation/conversation-rows.ts';
import { found, onCache } from '../operation.ts';

/** Largest page of any list. */
export const pageLimit = z.number().int().min(1).max(10_000);

export const listConversations = onCache<'conversations.list'>(
  z.strictObject({ limit: pageLimit, before: z.strictObject({ lastMessageAt: instant, id: z.string() }).nullable() }),
  (cache, page) => found(cache.database.read((database) => list(database, page))),
);
