import { create } from 'zustand';
import type { ConversationSummary } from '../../shared/bridge/commands.ts';
import type { ConversationCursor } from '../../shared/domain/conversations/conversation-filter.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import type { Change } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';
import { orderConversations } from './order-conversations.ts';

/** Conversations that are read at a time. */
const pageSize = 100;
/** More changes than this at once are cheaper to read as a list. */
const manyChanges = 20;

type Inbox = {
  readonly state: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  readonly conversations: readonly ConversationSummary[];
  /** Where the next page begins; null when everything is read. */
  readonly next: ConversationCursor | null;
  readonly loadingMore: boolean;
};

export const useInbox = create<Inbox>(() => ({ state: 'loading', conversations: [], next: null, loadingMore: false }));

/** Messages that nobody has read, over all that is loaded. */
export function unreadTotal(inbox: Inbox): number {
  return inbox.conversations.reduce((sum, summary) => sum + summary.unread, 0);
}

async function readAll(): Promise<void> {
  const wanted = Math.max(pageSize, Math.min(500, useInbox.getState().conversations.length));
  const answer = await call('conversations.list', { limit: wanted, before: null });
  if (!answer.ok) {
    if (useInbox.getState().state === 'loading') useInbox.setState({ state: 'failed' });
    return;
  }
  const { conversations } = answer.value;
  useInbox.setState({ state: 'ready', conversations: orderConversations(conversations), next: answer.value.next });
}

/** Reads what comes after the last row. */
export async function loadMore(): Promise<void> {
  const { next, loadingMore } = useInbox.getState();
  if (next === null || loadingMore) return;
  useInbox.setState({ loadingMore: true });
  const answer = await call('conversations.list', { limit: pageSize, before: next });
  useInbox.setState((inbox) =>
    answer.ok
      ? { loadingMore: false, next: answer.value.next, conversations: orderConversations(inbox.conversations, answer.value.conversations) }
      : { loadingMore: false },
  );
}

async function readOne(id: ConversationId): Promise<void> {
  const answer = await call('conversations.read', { id });
  if (!answer.ok) return;
  const summary = answer.value;
  useInbox.setState((inbox) => ({
    conversations:
      summary === null ? inbox.conversations.filter((shown) => shown.conversation.id !== id) : orderConversations(inbox.conversations, [summary]),
  }));
}

function hear(changes: readonly Change[]): void {
  const { conversations } = useInbox.getState();
  const ids = new Set<ConversationId>();
  for (const change of changes) {
    if (change.kind === 'everything' || change.kind === 'directory') return void readAll();
    if (change.kind === 'conversation') ids.add(change.id);
    if (change.kind === 'message') ids.add(change.conversationId);
    if (change.kind === 'contact') for (const shown of conversations) if (shown.contact.id === change.id) ids.add(shown.conversation.id);
  }
  if (ids.size > manyChanges) void readAll();
  else for (const id of ids) void readOne(id);
}

/** Reads the inbox and keeps it as main announces it. */
export function followInbox(): () => void {
  void readAll();
  return onChanges(hear);
}
