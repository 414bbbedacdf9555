import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { keepSame } from '../../shared/kernel/keep-same.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import type { Change } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';
import { forgetChanged } from './kept-threads.ts';
import { compareCursors, mergePage } from './merge-page.ts';
import type { Cursor } from './merge-page.ts';
import { cursorOf, endOfThread, pageSize, updateThread, useThread } from './thread-store.ts';
import type { Thread } from './thread-store.ts';
import { trimEnd, trimStart } from './thread-window.ts';

/** The most that the bridge gives at once. */
const largestPage = 200;

/** Keeps the open thread, and those that were kept, as main announces them. */
export function followThread(): () => void {
  const stop = onChanges((changes) => void refreshThread(changes));
  return () => {
    stop();
    // From now on nobody hears what changes.
    forgetChanged([{ kind: 'everything' }]);
    useThread.setState({ thread: null });
  };
}

let waiting: readonly Change[] = [];
let running = false;

/** Reads again what was announced as changed, and nothing else. One after the other: what is announced meanwhile is read once, afterwards. */
async function refreshThread(changes: readonly Change[]): Promise<void> {
  forgetChanged(changes);
  waiting = [...waiting, ...changes];
  if (running) return;
  running = true;
  while (waiting.length > 0) {
    const now = waiting;
    waiting = [];
    await refreshOnce(now);
  }
  running = false;
}

async function refreshOnce(changes: readonly Change[]): Promise<void> {
  // What changes while a thread is being read may have come too late for that reading.
  await loaded();
  const { thread } = useThread.getState();
  if (thread === null) return;
  const everything = changes.some((change) => change.kind === 'everything');
  const ids = new Set<MessageId>(changes.flatMap((change) => (change.kind === 'message' && change.conversationId === thread.id ? [change.id] : [])));
  const contactId = thread.summary?.contact.id;
  const facts = changes.some((change) => (change.kind === 'conversation' && change.id === thread.id) || (change.kind === 'contact' && change.id === contactId));
  if (everything || facts || ids.size > 0) await refreshSummary(thread.id);
  if (everything) await refreshSpan(thread, thread.messages);
  const shown = thread.messages.filter((message) => ids.has(message.id));
  const newest = new Set(thread.hasLater ? [] : thread.messages.slice(-pageSize).map((message) => message.id));
  const older = shown.filter((message) => !newest.has(message.id));
  if (older.length > 0) await refreshSpan(thread, older);
  if (everything || shown.length < ids.size || shown.length > older.length) await refreshEnd(thread.id);
  // The reader went elsewhere while this was read: what was kept of it is old.
  if (useThread.getState().thread?.id !== thread.id) forgetChanged([{ kind: 'conversation', id: thread.id }]);
}

function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (useThread.getState().thread?.state !== 'loading') return resolve();
    const stop = useThread.subscribe(({ thread }) => {
      if (thread?.state === 'loading') return;
      stop();
      resolve();
    });
  });
}

async function refreshSummary(id: ConversationId): Promise<void> {
  const summary = await call('conversations.read', { id });
  if (!summary.ok) return;
  const { value } = summary;
  updateThread(id, (thread) => {
    if (value === null) return { state: 'gone', messages: [], hasEarlier: false, hasLater: false };
    return { summary: keepSame<ConversationSummary>(thread.summary, value), state: 'ready' };
  });
}

/** Reads the stretch anew that these messages, oldest first, lie in. */
async function refreshSpan(thread: Thread, messages: readonly CachedMessage[]): Promise<void> {
  const first = messages[0];
  let last = messages.at(-1);
  while (first !== undefined && last !== undefined && compareCursors(first, last) <= 0) {
    const from = thread.messages.findIndex((message) => message.id === first.id);
    const to = thread.messages.findIndex((message) => message.id === last?.id);
    const before = endOfSpan(thread.messages, to);
    const limit = Math.min(largestPage, to - from + 1);
    const page = await call('messages.page', { conversationId: thread.id, before, limit });
    if (!page.ok) return;
    updateThread(thread.id, (now) => (now.moves === thread.moves ? { messages: mergePage(now.messages, { messages: page.value.messages, before, limit }) } : {}));
    last = thread.messages[to - limit];
  }
}

/** The exclusive end of a stretch that ends with the message at a place: the one after it, because many messages have one and the same second. Pure. */
export function endOfSpan(messages: readonly CachedMessage[], place: number): { readonly at: number; readonly id: MessageId } | null {
  const [last, next] = [messages[place], messages[place + 1]];
  if (next !== undefined) return { at: next.at, id: next.id };
  return last === undefined ? null : { at: last.at + 1, id: last.id };
}

/** Reads the end of the thread: what came, and what has changed in the newest messages. */
async function refreshEnd(id: ConversationId): Promise<void> {
  const limit = pageSize;
  const page = await call('messages.page', { conversationId: id, before: null, limit });
  if (!page.ok) return;
  const { messages } = page.value;
  updateThread(id, (thread) => {
    const news = messages.filter((message) => isAfter(message, thread.newestKnown));
    const newestKnown = cursorOf(messages[0]) ?? thread.newestKnown;
    // Who has just written wants to see it where it is: at the end.
    const follows = thread.followsEnd || news.some((message) => message.outbox?.state === 'waiting');
    const known = { newestKnown, followsEnd: follows, arrivals: follows ? 0 : thread.arrivals + news.filter((message) => message.author.kind === 'contact').length };
    const last = thread.messages.at(-1);
    // More came at once than a page holds, or the window stands elsewhere: between the two there may be messages that nobody has read from the cache.
    const isApart = thread.hasLater || (messages.length >= limit && last !== undefined && !messages.some((message) => message.id === last.id) && isAfter(messages.at(-1), cursorOf(last)));
    if (isApart) return follows ? endOfThread(messages) : { ...known, hasLater: true };
    const merged = { ...thread, messages: mergePage(thread.messages, { messages, before: null, limit }) };
    return { ...known, ...pickWindow(follows ? trimStart(merged) : trimEnd(merged)) };
  });
}

function pickWindow({ messages, hasEarlier, hasLater }: Pick<Thread, 'messages' | 'hasEarlier' | 'hasLater'>): Pick<Thread, 'messages' | 'hasEarlier' | 'hasLater'> {
  return { messages, hasEarlier, hasLater };
}

function isAfter(message: CachedMessage | undefined, known: Cursor | null): boolean {
  return message !== undefined && (known === null || compareCursors(message, known) > 0);
}
