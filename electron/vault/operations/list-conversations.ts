import { z } from 'zod';
import { conversationCursor, conversationFilter } from '../../../shared/domain/conversations/conversation-filter.ts';
import { personId, teamId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { countConversations as count } from '../conversation/count-conversations.ts';
import { listConversations as list } from '../conversation/list-conversations.ts';
import { wakeDue } from '../conversation/wake-due.ts';
import { found, onCache } from '../operation.ts';

/** Largest page of any list. */
export const pageLimit = z.number().int().min(1).max(10_000);

const scope = z.strictObject({ filter: conversationFilter, me: personId, teams: z.array(teamId), now: instant });

export const listConversations = onCache<'conversations.list'>(
  z.strictObject({ limit: pageLimit, before: conversationCursor.nullable(), scope: scope.optional() }),
  (cache, { limit, before, scope: given }) => {
    if (given !== undefined) wakeDue(cache.database, given.now);
    return found(cache.database.read((database) => list(database, { limit, before, scope: given ?? null })));
  },
);

export const countConversations = onCache<'conversations.counts'>(z.strictObject({ me: personId, teams: z.array(teamId), now: instant }), (cache, { me, teams, now }) => {
  wakeDue(cache.database, now);
  return found(cache.database.read((database) => count(database, { me, teams })));
});
