import type { ConversationId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import { isKept, keepReadAhead } from './kept-threads.ts';
import { readThread, useThread } from './thread-store.ts';

const underway = new Set<ConversationId>();

/** Reads a conversation that is about to be opened: the pointer or the focus is on its row. What changes while it is read is not kept. */
export async function readAhead(id: ConversationId): Promise<void> {
  if (isKept(id) || underway.has(id) || useThread.getState().thread?.id === id) return;
  underway.add(id);
  let changed = false;
  const stop = onChanges(() => {
    changed = true;
  });
  const thread = await readThread(id);
  stop();
  underway.delete(id);
  if (!changed && useThread.getState().thread?.id !== id) keepReadAhead({ ...thread, moves: 1 });
}
