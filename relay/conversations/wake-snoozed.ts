import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { recordActivity, storeWork } from './change-work.ts';
import { lockConversation } from './lock-conversation.ts';

/**
 * Brings one conversation back whose time is up. Any number of processes may run it at once: each takes another one.
 *
 * @returns false when there is none.
 */
export async function wakeSnoozed(database: Database, { now, newId }: { readonly now: Instant; readonly newId: () => string }): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const [due] = await transaction.query<{ id: string }>(
      'SELECT id FROM conversation WHERE snooze_until <= $1 AND merged_into IS NULL ORDER BY snooze_until LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED',
      [now],
    );
    const conversation = due === undefined ? null : await lockConversation(transaction, due.id);
    if (conversation === null) return false;
    await storeWork(transaction, conversation, { snooze: null });
    const entries = await recordActivity(transaction, conversation, { act: 'woke' }, { author: { kind: 'automatic' }, at: now, now, newId });
    await appendToLog(transaction, conversation.companyId, entries, now);
    return true;
  });
}
