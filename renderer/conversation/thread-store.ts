import { create } from 'zustand';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { CommandRequest } from '../../shared/bridge/commands.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { firstSight } from './first-sight.ts';
import { keepThread, takeThread, underwayOf } from './kept-threads.ts';
import type { Cursor } from './merge-page.ts';
import type { ThreadWindow } from './thread-window.ts';

/** Messages that are read at a time: two screens or so. */
export const pageSize = 30;
/** What is read to open a thread: one screen. The rest follows when that has been painted. */
const firstScreen = 20;
/** Pixels of the window that are never a thread's: title bar, the thread's head, and the composer. */
const roomAround = 140;

export type Thread = ThreadWindow & {
  readonly id: ConversationId;
  readonly summary: ConversationSummary | null;
  readonly state: 'loading' | 'ready' | 'gone' | 'failed';
  /** Another number, used once, when other messages took the place of those that were shown: the view finds its place anew. `placeId`: where that is; null: the end. */
  readonly moves: number;
  readonly placeId: MessageId | null;
  /** Fixed when the thread is opened, so that the line 'new' stays where it was while the reader reads; it is not drawn once they have answered. */
  readonly firstUnreadId: string | null;
  readonly unreadAtOpen: number;
  /** The newest message that is known to exist, shown or not, and how many of the contact's the reader has not come by yet. */
  readonly newestKnown: Cursor | null;
  readonly arrivals: number;
  /** The reader is at the end and wants to stay there. */
  readonly followsEnd: boolean;
};

/** The open conversation; null when none is. */
export const useThread = create<{ readonly thread: Thread | null }>(() => ({ thread: null }));

/** Changes the open thread, unless the reader has gone elsewhere: answers may come late. */
export function updateThread(id: ConversationId, change: (thread: Thread) => Partial<Thread>): void {
  const { thread } = useThread.getState();
  if (thread?.id === id) useThread.setState({ thread: { ...thread, ...change(thread) } });
}

/** Reads a thread as it is to be seen first: at its first unread message, else at its end. */
export async function readThread(id: ConversationId): Promise<Thread> {
  // Both at once, and before anybody marks the thread as read.
  const [summary, stretch] = await Promise.all([
    call('conversations.read', { id }),
    call('messages.around', { conversationId: id, place: { kind: 'first-unread' }, limit: firstScreen }),
  ]);
  if (!summary.ok || !stretch.ok) return { ...emptyThread(id), state: 'failed' };
  if (summary.value === null) return { ...emptyThread(id), state: 'gone' };
  const { placeId, hasEarlier, hasLater } = stretch.value;
  const messages = stretch.value.messages.toReversed();
  return {
    ...emptyThread(id), summary: summary.value, messages, hasEarlier, hasLater, state: 'ready', placeId, firstUnreadId: placeId, unreadAtOpen: summary.value.unread,
    newestKnown: cursorOf(hasLater ? summary.value.lastMessage : messages.at(-1)), followsEnd: placeId === null,
    arrivals: placeId === null ? 0 : summary.value.unread,
  };
}

let lastMove = 0;

/** Numbers a window of messages, so that an answer that comes late finds out whether it is still the one that it was asked for. */
export function nextMove(): number {
  lastMove += 1;
  return lastMove;
}

function emptyThread(id: ConversationId): Thread {
  return {
    id, summary: null, messages: [], hasEarlier: false, hasLater: false, state: 'loading', moves: 0, placeId: null, firstUnreadId: null, unreadAtOpen: 0,
    newestKnown: null, arrivals: 0, followsEnd: true,
  };
}

export function cursorOf(message: CachedMessage | null | undefined): Cursor | null {
  return message === null || message === undefined ? null : { at: message.at, id: message.id };
}

/** Opens a conversation: at once when it was kept, else as soon as it has been read. */
export async function openThread(id: ConversationId): Promise<void> {
  const { thread: before } = useThread.getState();
  if (before !== null) keepThread(before);
  const kept = takeThread(id);
  if (kept !== null) return useThread.setState({ thread: inSight(kept) });
  useThread.setState({ thread: emptyThread(id) });
  const read = await (underwayOf(id) ?? readThread(id));
  updateThread(id, () => inSight({ ...read, moves: nextMove() }));
}

/** A thread that is opened at its end, with no more in it than the window shows. */
function inSight(thread: Thread): Thread {
  if (thread.placeId !== null) return thread;
  const messages = firstSight(thread.messages, window.innerHeight - roomAround);
  return { ...thread, messages, hasEarlier: thread.hasEarlier || messages.length < thread.messages.length };
}

export function closeThread(): void {
  const { thread } = useThread.getState();
  if (thread !== null) keepThread(thread);
  useThread.setState({ thread: null });
}

export type ThreadPlace = CommandRequest<'messages.around'>['place'];

/** Brings a place of the thread into the window, and with it what lies around. @returns the message that is meant; null: this computer does not hold it. */
export async function moveTo(place: ThreadPlace): Promise<MessageId | null> {
  const { thread } = useThread.getState();
  if (thread === null) return null;
  if (place.kind === 'message' && thread.messages.some((message) => message.id === place.id)) return place.id;
  const stretch = await call('messages.around', { conversationId: thread.id, place, limit: pageSize });
  if (!stretch.ok || stretch.value.placeId === null) return null;
  const { placeId, hasEarlier, hasLater } = stretch.value;
  updateThread(thread.id, (now) => {
    const isShown = now.messages.some((message) => message.id === placeId);
    return isShown ? {} : { messages: stretch.value.messages.toReversed(), hasEarlier, hasLater, moves: nextMove(), placeId, followsEnd: false };
  });
  return placeId;
}

/** Shows the newest messages again. */
export async function moveToEnd(): Promise<void> {
  const { thread } = useThread.getState();
  if (thread === null) return;
  updateThread(thread.id, () => ({ followsEnd: true, arrivals: 0 }));
  if (!thread.hasLater) return;
  const page = await call('messages.page', { conversationId: thread.id, before: null, limit: pageSize });
  if (page.ok) updateThread(thread.id, () => endOfThread(page.value.messages));
}

/** The newest page in place of what is shown. */
export function endOfThread(newestFirst: readonly CachedMessage[]): Partial<Thread> {
  const messages = newestFirst.toReversed();
  return { messages, hasEarlier: newestFirst.length >= pageSize, hasLater: false, moves: nextMove(), placeId: null, newestKnown: cursorOf(messages.at(-1)), followsEnd: true, arrivals: 0 };
}

/** The reader has come to the end of what is shown, or has left it. */
export function followEnd(follows: boolean): void {
  const { thread } = useThread.getState();
  if (thread !== null && thread.followsEnd !== follows) updateThread(thread.id, () => (follows ? { followsEnd: true, arrivals: 0 } : { followsEnd: false }));
}
