import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useThread } from '../conversation/thread-store.ts';
import { useInbox } from '../inbox/inbox-store.ts';

/** What is known of conversations in the list or the open thread; the thread's word counts. What is in neither is left out. */
export function summariesOf(ids: readonly ConversationId[]): readonly ConversationSummary[] {
  const { thread } = useThread.getState();
  const { conversations } = useInbox.getState();
  const known = new Map(conversations.map((summary) => [summary.conversation.id, summary]));
  if (thread?.summary) known.set(thread.id, thread.summary);
  return ids.flatMap((id) => known.get(id) ?? []);
}
