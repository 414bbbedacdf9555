import { create } from 'zustand';
import type { ConversationSummary } from '../../shared/bridge/commands.ts';
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
  readonly complete: boolean;
  readonly loadingMore: boolean;
};

export const useInbox = create<Inbox>(() => ({ state: 'loading', conversations: [], complete: false, loadingMore: false }));

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
  useInbox.setState({ state: 'ready', conversations: orderConversations(conversations), complete: conversations.length < wanted });
}

/** Reads what comes after the last row. */
export async function loadMore(): Promise<void> {
  const { conversations, complete, loadingMore } = useInbox.getState();
  const last = conversations.at(-1)?.conversation;
  if (complete || loadingMore || last?.lastMessageAt === undefined || last.lastMessageAt === null) return;
  useInbox.setState({ loadingMore: true });
  const answer = await call('conversations.list', { limit: pageSize, before: { lastMessageAt: last.lastMessageAt, id: last.id } });
  useInbox.setState((inbox) =>
    answer.ok
      ? { loadingMore: false, complete: answer.value.conversations.length < pageSize, conversations: orderConversations(inbox.conversations, answer.value.conversations) }
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
