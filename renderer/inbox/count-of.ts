import type { ConversationCounts, ConversationFilter, ConversationView } from '../../shared/domain/conversations/conversation-filter.ts';

/** How many conversations a view would list under the rest of the filter; null where the cache does not count that. Pure. */
export function countOf(counts: ConversationCounts | null, view: ConversationView, filter: Pick<ConversationFilter, 'state' | 'unreadOnly'>): number | null {
  if (counts === null) return null;
  if (filter.unreadOnly) return filter.state === 'open' ? counts[view].unread : null;
  return counts[view][filter.state];
}
