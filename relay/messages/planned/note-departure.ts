import type { Instant } from '../../../shared/kernel/time.ts';
import type { Database } from '../../database/database.ts';
import { appendToLog } from '../../event-log/append-to-log.ts';
import type { SendLookups } from '../resolve-outgoing.ts';
import { takeTurn } from '../take-turn.ts';

/**
 * A planned message leaves now: in the thread it stands where it was said, not where it was planned. Locks: turn, message, conversation, log. Dying before this leaves it
 * at its old place, which is no harm.
 */
export async function noteDeparture(
  database: Database,
  leaving: { readonly messageId: string; readonly conversationId: string; readonly companyId: string; readonly teamId: string },
  { now, noteAnswer }: { readonly now: Instant; readonly noteAnswer: SendLookups['noteAnswer'] },
): Promise<void> {
  const { messageId, conversationId, companyId, teamId } = leaving;
  await database.transaction(async (transaction) => {
    await takeTurn(transaction, 'beside');
    await transaction.query('UPDATE message SET at = $2 WHERE id = $1', [messageId, now]);
    await noteAnswer(transaction, { conversationId, at: now });
    await appendToLog(transaction, companyId, [{ entity: 'conversation', id: conversationId, teamId }, { entity: 'message', id: messageId, teamId }], now);
  });
}
