import type { ConversationId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import { isKept, keepReadAhead, noteUnderway, underwayOf } from './kept-threads.ts';
import { nextMove, readThread, useThread } from './thread-store.ts';

/** Reads a conversation that is about to be opened: the pointer or the focus is on its row. What changes while it is read is not kept. */
export async function readAhead(id: ConversationId): Promise<void> {
  if (isKept(id) || underwayOf(id) !== null || useThread.getState().thread?.id === id) return;
  let changed = false;
  const stop = onChanges(() => {
    changed = true;
  });
  const reading = readThread(id);
  noteUnderway(id, reading);
  const thread = await reading;
  stop();
  if (!changed && useThread.getState().thread?.id !== id) keepReadAhead({ ...thread, moves: nextMove() });
}
