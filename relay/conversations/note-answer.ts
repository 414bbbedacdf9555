import { advanceWaiting } from '../../shared/domain/conversations/advance-waiting.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import { storeWork } from './change-work.ts';
import { lockConversation } from './lock-conversation.ts';
import { settleWaiting } from './settle-waiting.ts';

/** An answer of ours was accepted: the conversation's times move forward, and nobody waits any more for what it answers. */
export async function noteAnswer(transaction: Transaction, answer: { readonly conversationId: string; readonly at: Instant }): Promise<void> {
  const conversation = await lockConversation(transaction, answer.conversationId);
  if (conversation === null) throw new Error('An answer belongs to a conversation that is not there');
  const { waitingSince, answeredAt, recount } = advanceWaiting(conversation, { kind: 'answer', at: answer.at });
  await storeWork(transaction, conversation, { waitingSince, answeredAt });
  if (recount) await settleWaiting(transaction, conversation.id);
  await transaction.query('UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint) WHERE id = $1', [conversation.id, answer.at]);
}
