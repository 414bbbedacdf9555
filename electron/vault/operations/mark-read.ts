import { z } from 'zod';
import { conversationId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { markThreadRead } from '../message/mark-thread-read.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { silenceRead } from '../notice/notice-rows.ts';
import { onCache } from '../operation.ts';

/**
 * Everything that is cached counts as read, whatever its time says: a message that arrives afterwards is new, even when it was held up on its
 * way and is older than `now`.
 */
export const markRead = onCache<'conversations.markRead'>(z.strictObject({ id: conversationId, now: instant }), (cache, { id, now }) => {
  const changed = writeMessages(cache.database, (database, threads) => {
    const messages = markThreadRead(database, threads, id, now);
    const notices = silenceRead(database, id, now);
    return messages + notices > 0;
  });
  return { value: null, changes: changed ? [{ kind: 'conversation', id }, { kind: 'notices' }] : [] };
});
