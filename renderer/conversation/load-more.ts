import { create } from 'zustand';
import type { MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { cursorOf, updateThread, useThread } from './thread-store.ts';
import { growEarlier, growLater } from './thread-window.ts';

type Side = 'earlier' | 'later';

/** Messages that are read at a time while somebody scrolls: what comes in is laid out within one frame, and a dozen rows and a few leave room in it. */
const step = 12;

/**
 * The page that is being read for the open thread; `moves` says for which window. Beside the thread and not in it: that more is on its way changes one line of the
 * page, and must not draw hundreds anew.
 */
export const useLoading = create<{ readonly side: Side | null; readonly moves: number }>(() => ({ side: null, moves: 0 }));

/** Reads the messages on one side of the window, one page at a time. What comes for a window that is not open any more is dropped. */
export async function loadMore(side: Side): Promise<void> {
  const { thread } = useThread.getState();
  if (thread === null || thread.state !== 'ready') return;
  const { moves } = thread;
  const loading = useLoading.getState();
  if (loading.side !== null && loading.moves === moves) return;
  const edge = cursorOf(side === 'earlier' ? thread.messages[0] : thread.messages.at(-1));
  if (edge === null || !(side === 'earlier' ? thread.hasEarlier : thread.hasLater)) return;
  const mine = { side, moves };
  useLoading.setState(mine, true);
  const from = { at: edge.at, id: edge.id as MessageId };
  const page = await call('messages.page', { conversationId: thread.id, before: side === 'earlier' ? from : null, ...(side === 'later' ? { after: from } : {}), limit: step });
  if (useLoading.getState() === mine) useLoading.setState({ side: null });
  if (!page.ok) return;
  const { messages } = page.value;
  updateThread(thread.id, (now) => {
    // The reader has jumped, or was elsewhere meanwhile and the window is another one: between it and this page there may be messages that nobody has read.
    const isNext = now.moves === moves && (side === 'earlier' ? now.messages[0] : now.messages.at(-1))?.id === from.id;
    if (!isNext) return {};
    return side === 'earlier' ? growEarlier(now, { messages, before: from, limit: step }) : growLater(now, { messages, before: null, after: from, limit: step });
  });
}
