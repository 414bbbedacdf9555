import { create } from 'zustand';
import type { CommandResponse } from '../../shared/bridge/commands.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationCounts, ConversationCursor, ConversationFilter } from '../../shared/domain/conversations/conversation-filter.ts';
import { rememberedFilter } from '../../shared/domain/conversations/remembered-filter.ts';
import { usualInboxFilter } from '../../shared/domain/preferences/usual-preferences.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { keepSame } from '../../shared/kernel/keep-same.ts';
import { onChanges } from '../bridge/announcements.ts';
import type { Change } from '../bridge/announcements.ts';
import { betweenKeys } from '../bridge/between-keys.ts';
import { call } from '../bridge/call.ts';
import { afterDrawing, readClock } from '../bridge/clock.ts';
import { coalesce } from '../bridge/coalesce.ts';
import { useSession } from '../bridge/session-store.ts';
import { isListed } from './is-listed.ts';
import { orderConversations } from './order-conversations.ts';

/** What the tallest window shows and a little more: the first screen waits for these alone, the rest of the page comes when it has been drawn. */
export const firstScreenSize = 30;
/** Conversations that are read at a time. */
const pageSize = 100;
/** More changes than this at once are cheaper to read as a list. */
const manyChanges = 20;

type Inbox = {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly filter: ConversationFilter;
  /** In the order of the filter. */
  readonly conversations: readonly ConversationSummary[];
  /** Where the next page begins; null when all is here. */
  readonly next: ConversationCursor | null;
  readonly loadingMore: boolean;
  /** Null until counted. */
  readonly counts: ConversationCounts | null;
  /** The open conversation: it stays listed while it is open, although reading it has made it read. */
  readonly keptId: ConversationId | null;
};

export const useInbox = create<Inbox>(() => ({ state: 'loading', filter: usualInboxFilter, conversations: [], next: null, loadingMore: false, counts: null, keptId: null }));

/** Messages that nobody has read, in all that this person may see: the same number as the badge. */
export function unreadTotal(inbox: Inbox): number {
  return inbox.counts?.all.messages ?? 0;
}

/** In order, each once. A conversation in which nothing has changed is the same object as before, so that its row is not drawn again. */
function arrange(filter: ConversationFilter, ...lists: readonly (readonly ConversationSummary[])[]): readonly ConversationSummary[] {
  const before = useInbox.getState().conversations;
  const known = new Map(before.map((summary) => [summary.conversation.id, summary]));
  const arranged = orderConversations(filter.order, readClock(), ...lists).map((summary) => keepSame<ConversationSummary>(known.get(summary.conversation.id), summary));
  return arranged.length === before.length && arranged.every((summary, index) => summary === before[index]) ? before : arranged;
}

function belongs(summary: ConversationSummary): boolean {
  const { filter, keptId } = useInbox.getState();
  const me = useSession.getState().session?.person ?? null;
  if (me === null) return false;
  return isListed(summary, summary.conversation.id === keptId ? { ...filter, unreadOnly: false } : filter, { me, now: readClock() });
}

let isReading = false;
/** Conversations that the list shall hold at least. */
let enough = firstScreenSize;

const readAll = coalesce(async () => {
  const { filter, conversations: before } = useInbox.getState();
  const wanted = Math.max(enough, Math.min(500, before.length));
  isReading = true;
  const answer = await call('conversations.list', { limit: wanted, before: null, filter });
  await betweenKeys();
  isReading = false;
  // Another filter was chosen meanwhile: its own reading follows.
  if (useInbox.getState().filter !== filter) return;
  if (!answer.ok) {
    if (useInbox.getState().state === 'loading') useInbox.setState({ state: 'failed' });
    return;
  }
  const { keptId, conversations } = useInbox.getState();
  const kept = conversations.filter((summary) => summary.conversation.id === keptId && belongs(summary));
  useInbox.setState({ state: 'ready', conversations: arrange(filter, kept, answer.value.conversations), next: answer.value.next });
});

const readCounts = coalesce(async () => {
  const { filter } = useInbox.getState();
  const answer = await call('conversations.counts', { teamId: filter.teamId });
  await betweenKeys();
  if (answer.ok) useInbox.setState(({ counts }) => ({ counts: keepSame<ConversationCounts>(counts, answer.value) }));
});

/** Reads what comes after the last row. */
export async function loadMore(): Promise<void> {
  const { next, loadingMore, filter } = useInbox.getState();
  if (next === null || loadingMore || isReading) return;
  useInbox.setState({ loadingMore: true });
  const answer = await call('conversations.list', { limit: pageSize, before: next, filter });
  useInbox.setState((inbox) =>
    answer.ok && inbox.filter === filter
      ? { loadingMore: false, next: answer.value.next, conversations: arrange(filter, inbox.conversations, answer.value.conversations) }
      : { loadingMore: false },
  );
}

async function readOne(id: ConversationId): Promise<void> {
  const answer = await call('conversations.read', { id });
  if (!answer.ok) return;
  const summary = answer.value;
  useInbox.setState((inbox) => ({
    conversations:
      summary === null || !belongs(summary)
        ? inbox.conversations.filter((shown) => shown.conversation.id !== id)
        : arrange(inbox.filter, inbox.conversations, [summary]),
  }));
}

/** Shows another list, and remembers it on this device. */
export function chooseFilter(change: Partial<ConversationFilter>): void {
  const filter = { ...useInbox.getState().filter, ...change };
  useInbox.setState({ filter, state: 'loading', conversations: [], next: null });
  readAll();
  readCounts();
  void call('settings.store', { inboxFilter: filter });
}

/** Names the open conversation. The one that was open before leaves the list if it no longer belongs there. */
export function keepListed(keptId: ConversationId | null): void {
  if (useInbox.getState().keptId === keptId) return;
  useInbox.setState({ keptId });
  useInbox.setState(({ conversations }) => (conversations.every(belongs) ? {} : { conversations: conversations.filter(belongs) }));
}

function hear(changes: readonly Change[]): void {
  const { conversations } = useInbox.getState();
  const ids = new Set<ConversationId>();
  for (const change of changes) {
    if (change.kind === 'everything' || change.kind === 'directory') {
      readAll();
      readCounts();
      return;
    }
    if (change.kind === 'conversation') ids.add(change.id);
    if (change.kind === 'message') ids.add(change.conversationId);
    if (change.kind === 'contact') for (const shown of conversations) if (shown.contact.id === change.id) ids.add(shown.conversation.id);
  }
  if (ids.size === 0) return;
  if (ids.size > manyChanges) readAll();
  else for (const id of ids) void readOne(id);
  readCounts();
}

/** Reads the inbox as it was last looked at. */
export function readRemembered(): void {
  const session = useSession.getState().session;
  const filter = session?.settings.inboxFilter;
  if (filter !== undefined) useInbox.setState({ filter: rememberedFilter(filter, session?.person?.teamIds ?? []) });
  readInbox();
}

/** Shows what main has read for the first screen, unless it comes so late that the list has been asked for. */
export function takeInbox({ filter, conversations, next, counts }: NonNullable<CommandResponse<'window.firstScreen'>['inbox']>): void {
  if (useInbox.getState().state === 'loading' && !isReading) useInbox.setState({ state: 'ready', filter, conversations: arrange(filter, conversations), next, counts });
}

function readInbox(): void {
  readAll();
  readCounts();
}

/** Reads the inbox as it was last looked at, and keeps it as main announces it. */
export function followInbox(): () => void {
  const stop = onChanges(hear);
  const stopWaiting = afterDrawing(() => {
    enough = pageSize;
    readInbox();
  });
  // What was read ahead is shown first; what changed since then was not heard.
  if (useInbox.getState().state === 'loading') readRemembered();
  return () => {
    stop();
    stopWaiting();
  };
}
