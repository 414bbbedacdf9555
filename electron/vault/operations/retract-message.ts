import { z } from 'zod';
import { messageId } from '../../../shared/kernel/ids.ts';
import { removeMessage } from '../message/remove-messages.ts';
import { writeMessages } from '../message/thread-ledger.ts';
import { onCache } from '../operation.ts';
import { isInOutbox } from '../outbox/outbox-rows.ts';
import { removeTraces } from '../remove-traces.ts';
import type { VaultChange } from '../vault-contract.ts';

/** Leaves no trace: the employee took it back before anybody saw it. */
export const retractMessage = onCache<'outbox.retract'>(z.strictObject({ id: messageId }), (cache, { id }) => {
  const touched = writeMessages(cache.database, (database, threads) => {
    if (!isInOutbox(database, id)) return null;
    removeMessage(database, threads, id);
    return threads.touched();
  });
  if (touched === null) return { value: false, changes: [] };
  removeTraces(cache);
  const changes = touched.flatMap((conversation): VaultChange[] => [{ kind: 'message', id, conversationId: conversation }, { kind: 'conversation', id: conversation }]);
  return { value: true, changes: [...changes, { kind: 'outbox' }] };
});
