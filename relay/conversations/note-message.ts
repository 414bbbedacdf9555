import { advanceWaiting } from '../../shared/domain/conversations/advance-waiting.ts';
import type { WaitingEvent } from '../../shared/domain/conversations/advance-waiting.ts';
import type { Transaction } from '../database/database.ts';
import type { LogEntry } from '../event-log/append-to-log.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { recordActivity, storeWork } from './change-work.ts';
import { lockConversation } from './lock-conversation.ts';
import type { LockedConversation } from './lock-conversation.ts';
import { settleWaiting } from './settle-waiting.ts';

export type Noted = {
  readonly conversationId: string;
  /** `at` of the message. */
  readonly at: Instant;
  /** When the contact wrote it, by Meta's clock; null for ours. The service window counts from it. */
  readonly inboundAt: Instant | null;
  /** A live message takes a closed conversation up again and ends a snooze; history does neither. */
  readonly reopens: boolean;
  /** Whose words they are; null for what WhatsApp says itself: nobody waits for an answer to it, and it answers nobody. */
  readonly by: 'contact' | 'us' | null;
  readonly now: Instant;
  readonly newId: () => string;
};

/**
 * Moves a conversation's times forward; never back, so that the order of arrival does not matter.
 *
 * @returns what devices must learn besides the conversation and the message: lines about it having been reopened or woken.
 */
export async function noteMessage(transaction: Transaction, noted: Noted): Promise<readonly LogEntry[]> {
  const { conversationId, at, inboundAt, reopens, by } = noted;
  const before = await lockConversation(transaction, conversationId);
  if (before === null) throw new Error('A message came to a conversation that is not there');
  await transaction.query(
    'UPDATE conversation SET last_message_at = greatest(last_message_at, $2::bigint), last_inbound_at = greatest(last_inbound_at, $3::bigint) WHERE id = $1',
    [conversationId, at, inboundAt],
  );
  const event: WaitingEvent | null = by === null ? null : by === 'contact' ? { kind: 'inbound', at, live: reopens } : { kind: 'answer', at };
  const waiting = event === null ? before : advanceWaiting(before, event);
  const comesBack = reopens && (before.state === 'closed' || before.snooze !== null);
  const isOther = waiting.waitingSince !== before.waitingSince || waiting.answeredAt !== before.answeredAt;
  if (isOther || comesBack) {
    const { waitingSince, answeredAt } = waiting;
    await storeWork(transaction, before, { waitingSince, answeredAt, ...(comesBack ? { state: 'open' as const, snooze: null } : {}) });
  }
  if ('recount' in waiting && waiting.recount) await settleWaiting(transaction, conversationId);
  return comesBack ? sayItIsBack(transaction, before, noted) : [];
}

async function sayItIsBack(transaction: Transaction, before: LockedConversation, { at, now, newId }: Noted): Promise<readonly LogEntry[]> {
  const act = before.state === 'closed' ? 'reopened' : 'woke';
  // Just above the message that brought it back.
  const entries = await recordActivity(transaction, before, { act }, { author: { kind: 'automatic' }, at: Math.max(0, at - 1), now, newId });
  return entries.filter((entry) => entry.entity === 'message');
}
