import type { ConversationId } from '../../shared/kernel/ids.ts';
import type { Change } from '../bridge/announcements.ts';
import type { Thread } from './thread-store.ts';

/** Conversations between which a person goes back and forth, and those that the pointer came by. */
const mostKept = 16;

const kept = new Map<ConversationId, Thread>();

/** Keeps a thread that stands at its end, so that it can be painted at once when it is opened again. What was unread has been seen. */
export function keepThread(thread: Thread): void {
  if (thread.state !== 'ready' || thread.hasLater) return;
  kept.delete(thread.id);
  kept.set(thread.id, { ...thread, placeId: null, firstUnreadId: null, unreadAtOpen: 0, arrivals: 0, followsEnd: true });
  if (kept.size > mostKept) kept.delete([...kept.keys()][0] ?? thread.id);
}

/** Keeps a thread that was read ahead as it was read: with its unread ones. */
export function keepReadAhead(thread: Thread): void {
  if (thread.state !== 'ready' || kept.has(thread.id)) return;
  kept.set(thread.id, thread);
  if (kept.size > mostKept) kept.delete([...kept.keys()][0] ?? thread.id);
}

const underway = new Map<ConversationId, Promise<Thread>>();

/** Notes a reading that has begun: whoever opens the thread before it has ended waits for the same one. */
export function noteUnderway(id: ConversationId, reading: Promise<Thread>): void {
  underway.set(id, reading);
  void reading.finally(() => underway.delete(id));
}

/** A reading of this thread that has not ended; null: there is none. */
export function underwayOf(id: ConversationId): Promise<Thread> | null {
  return underway.get(id) ?? null;
}

export function isKept(id: ConversationId): boolean {
  return kept.has(id);
}

/** A kept thread, which is not kept any more: the open one changes. Null: it has to be read. */
export function takeThread(id: ConversationId): Thread | null {
  const thread = kept.get(id) ?? null;
  kept.delete(id);
  return thread;
}

/** Forgets what an announcement touches: nothing is shown that has been changed, taken back or purged meanwhile. */
export function forgetChanged(changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'everything') kept.clear();
    else if (change.kind === 'conversation') kept.delete(change.id);
    else if (change.kind === 'message') kept.delete(change.conversationId);
    else if (change.kind === 'contact') for (const thread of kept.values()) if (thread.summary?.contact.id === change.id) kept.delete(thread.id);
  }
}
