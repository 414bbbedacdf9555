import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationOrder } from '../../shared/domain/conversations/conversation-filter.ts';
import { decideServiceWindow } from '../../shared/domain/service-window/decide-service-window.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** Later lists replace what earlier ones said of the same conversation; each once, in the order asked for, the cache's own. Pure. */
export function orderConversations(
  order: ConversationOrder,
  now: Instant,
  ...lists: readonly (readonly ConversationSummary[])[]
): readonly ConversationSummary[] {
  const byId = new Map(lists.flat().map((summary) => [summary.conversation.id, summary]));
  const keyed = [...byId.values()].map((summary) => ({ summary, key: keyOf(order, summary, now) }));
  return keyed.sort((one, other) => one.key[0] - other.key[0] || one.key[1] - other.key[1] || compareIds(one.summary, other.summary)).map(({ summary }) => summary);
}

/** Two numbers, the smaller comes first: whether and how urgent, then newest first. */
function keyOf(order: ConversationOrder, { conversation }: ConversationSummary, now: Instant): readonly [number, number] {
  const newest = -(conversation.lastMessageAt ?? conversation.createdAt);
  if (order === 'newest') return [0, newest];
  if (order === 'waiting-longest') return [conversation.waitingSince ?? Number.MAX_SAFE_INTEGER, newest];
  const window = decideServiceWindow(conversation.lastInboundAt, now);
  return window.state === 'open' ? [window.closesAt, newest] : [Number.MAX_SAFE_INTEGER, -(conversation.lastInboundAt ?? Number.MIN_SAFE_INTEGER)];
}

function compareIds(one: ConversationSummary, other: ConversationSummary): number {
  return one.conversation.id < other.conversation.id ? 1 : -1;
}
