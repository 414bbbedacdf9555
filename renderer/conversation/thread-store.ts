import { create } from 'zustand';
import type { CachedMessage, ConversationSummary } from '../../shared/bridge/commands.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import type { Change } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';
import { findFirstUnread } from './group-messages.ts';
import { mergePage } from './merge-page.ts';
import type { Cursor } from './merge-page.ts';

/** Messages that are read at a time: two screens or so. */
const pageSize = 60;
/** The most that the bridge gives at once. */
const largestPage = 200;
/** How far a jump looks back before it says that the message is not here. */
const jumpReach = 6000;

export type Thread = {
  readonly id: ConversationId;
  readonly summary: ConversationSummary | null;
  /** Oldest first. */
  readonly messages: readonly CachedMessage[];
  readonly state: 'loading' | 'ready' | 'gone' | 'failed';
  readonly loadingEarlier: boolean;
  /** All that this computer holds is loaded. */
  readonly complete: boolean;
  /** Fixed when the thread is opened, so that the line 'new' stays where it was while the reader reads; it is not drawn once they have answered. */
  readonly firstUnreadId: string | null;
  readonly unreadAtOpen: number;
};

/** The open conversation; null when none is. */
export const useThread = create<{ readonly thread: Thread | null }>(() => ({ thread: null }));

function update(id: ConversationId, change: (thread: Thread) => Partial<Thread>): void {
  const { thread } = useThread.getState();
  // Answers may come after the reader has gone elsewhere.
  if (thread?.id === id) useThread.setState({ thread: { ...thread, ...change(thread) } });
}

/** Opens a conversation: its facts, its newest messages, and its unread ones up to the largest page. */
export async function openThread(id: ConversationId): Promise<void> {
  useThread.setState({
    thread: { id, summary: null, messages: [], state: 'loading', loadingEarlier: false, complete: false, firstUnreadId: null, unreadAtOpen: 0 },
  });
  const summary = await call('conversations.read', { id });
  const unread = summary.ok ? (summary.value?.unread ?? 0) : 0;
  const limit = Math.min(largestPage, Math.max(pageSize, unread * 2));
  const page = await call('messages.page', { conversationId: id, before: null, limit });
  if (!summary.ok || !page.ok) return update(id, () => ({ state: 'failed' }));
  if (summary.value === null) return update(id, () => ({ state: 'gone' }));
  const messages = mergePage([], { messages: page.value.messages, before: null, limit });
  update(id, () => ({
    summary: summary.value,
    messages,
    state: 'ready',
    complete: page.value.messages.length < limit,
    firstUnreadId: findFirstUnread(messages, unread),
    unreadAtOpen: unread,
  }));
}

export function closeThread(): void {
  useThread.setState({ thread: null });
}

/** @returns the page, newest first; null when main could not answer. */
async function readPage(id: ConversationId, before: Cursor | null, limit: number): Promise<readonly CachedMessage[] | null> {
  const page = await call('messages.page', { conversationId: id, before: before === null ? null : { at: before.at, id: before.id as MessageId }, limit });
  if (!page.ok) return null;
  update(id, (thread) => ({ messages: mergePage(thread.messages, { messages: page.value.messages, before, limit }) }));
  return page.value.messages;
}

/** Reads the messages before the oldest one that is shown. @returns whether main answered. */
export async function loadEarlier(limit = pageSize): Promise<boolean> {
  const { thread } = useThread.getState();
  const oldest = thread?.messages[0];
  if (thread === null || oldest === undefined || thread.loadingEarlier || thread.complete || thread.state !== 'ready') return false;
  update(thread.id, () => ({ loadingEarlier: true }));
  const page = await readPage(thread.id, oldest, limit);
  update(thread.id, () => ({ loadingEarlier: false, ...(page !== null && page.length < limit ? { complete: true } : {}) }));
  // Without this, a jump would ask for ever while main cannot answer.
  return page !== null;
}

/** Loads until a message is shown. @returns false when this computer does not hold it. */
export async function loadUntil(id: string): Promise<boolean> {
  for (;;) {
    const { thread } = useThread.getState();
    if (thread === null) return false;
    if (thread.messages.some((message) => message.id === id)) return true;
    if (thread.complete || thread.loadingEarlier || thread.messages.length > jumpReach) return false;
    if (!(await loadEarlier(largestPage))) return false;
  }
}

/** Reads again what was announced as changed, and nothing else. */
export async function refreshThread(changes: readonly Change[]): Promise<void> {
  const { thread } = useThread.getState();
  if (thread === null || thread.state === 'loading') return;
  const everything = changes.some((change) => change.kind === 'everything');
  const ids = changes.flatMap((change) => (change.kind === 'message' && change.conversationId === thread.id ? [change.id] : []));
  const contactId = thread.summary?.contact.id;
  const facts = changes.some((change) => (change.kind === 'conversation' && change.id === thread.id) || (change.kind === 'contact' && change.id === contactId));
  if (everything || facts || ids.length > 0) void refreshSummary(thread.id);
  if (everything) return refreshAll(thread);
  if (ids.length === 0) return;
  // The newest page covers what is new and what usually changes; an older message is read where it stands.
  const newest = thread.messages.slice(-pageSize);
  const isOlder = (id: MessageId) => !newest.some((message) => message.id === id) && thread.messages.some((message) => message.id === id);
  if (ids.some((id) => !isOlder(id))) await readPage(thread.id, null, pageSize);
  for (const message of thread.messages.filter((shown) => ids.includes(shown.id) && isOlder(shown.id))) {
    await readPage(thread.id, { at: message.at + 1, id: message.id }, 20);
  }
}

async function refreshSummary(id: ConversationId): Promise<void> {
  const summary = await call('conversations.read', { id });
  if (!summary.ok) return;
  update(id, () => (summary.value === null ? { state: 'gone', messages: [] } : { summary: summary.value, state: 'ready' }));
}

async function refreshAll(thread: Thread): Promise<void> {
  let before: Cursor | null = null;
  for (let left = Math.max(pageSize, thread.messages.length); left > 0; left -= largestPage) {
    const limit = Math.min(left, largestPage);
    const page: readonly CachedMessage[] | null = await readPage(thread.id, before, limit);
    before = page?.at(-1) ?? null;
    if (page === null || page.length < limit || before === null) return;
  }
}
