import { z } from 'zod';
import { contactId } from '../../../shared/kernel/ids.ts';
import { conversationsWith, findPeople } from '../conversation/find-people.ts';
import { found, onCache } from '../operation.ts';

export const searchPeople = onCache<'people.search'>(
  z.strictObject({ query: z.string().max(1_000), limit: z.number().int().min(1).max(100) }),
  (cache, { query, limit }) => found(cache.database.read((database) => findPeople(database, query, limit))),
);

export const listConversationsWith = onCache<'conversations.with'>(z.strictObject({ contactId }), (cache, args) =>
  found(cache.database.read((database) => conversationsWith(database, args.contactId))),
);
