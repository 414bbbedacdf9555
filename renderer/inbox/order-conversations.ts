import type { ConversationSummary } from '../../shared/bridge/commands.ts';

/** Newest first, each conversation once; later lists replace what earlier ones said of the same conversation. Pure. */
export function orderConversations(...lists: readonly (readonly ConversationSummary[])[]): readonly ConversationSummary[] {
  const byId = new Map(lists.flat().map((summary) => [summary.conversation.id, summary]));
  return [...byId.values()].sort((one, other) => timeOf(other) - timeOf(one) || (one.conversation.id < other.conversation.id ? 1 : -1));
}

function timeOf(summary: ConversationSummary): number {
  return summary.conversation.lastMessageAt ?? summary.conversation.createdAt;
}
