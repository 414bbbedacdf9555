import { z } from 'zod';
import { messageId } from '../../../shared/kernel/ids.ts';
import { removeMessage } from '../message/remove-messages.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { onCache } from '../operation.ts';
import { readOutboxEntry, removeOutboxEntry } from '../outbox/outbox-rows.ts';
import { showOwnReaction } from '../message/show-own-reaction.ts';
import { removeTraces } from '../remove-traces.ts';

/** Leaves no trace: the employee took it back before anybody saw it. What may have left stays until it is known: it would come back with the next changes. */
export const retractMessage = onCache<'outbox.retract'>(z.strictObject({ id: messageId }), (cache, { id }) => {
  const entry = writeMessages(cache.database, (database, threads) => {
    const found = readOutboxEntry(database, id);
    if (found === null || (found.state === 'waiting' && found.mayHaveLeft)) return null;
    if (found.reaction === null) removeMessage(database, threads, id);
    else if (found.state === 'waiting') showOwnReaction(database, found.shownBy, found.reaction.former);
    removeOutboxEntry(database, id);
    return found;
  });
  if (entry === null) return { value: false, changes: [] };
  removeTraces(cache);
  const { conversationId } = entry.request;
  return { value: true, changes: [{ kind: 'message', id: entry.shownBy, conversationId }, { kind: 'conversation', id: conversationId }, { kind: 'outbox' }] };
});
