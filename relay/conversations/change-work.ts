import type { ActivityContent } from '../../shared/domain/messages/team-content.ts';
import type { MessageAuthor } from '../../shared/domain/messages/message.ts';
import type { Snooze } from '../../shared/domain/conversations/snooze.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';
import type { LogEntry } from '../event-log/append-to-log.ts';
import type { LockedConversation } from './lock-conversation.ts';
import { recordTeamMessage } from './record-team-message.ts';

/** What is different from now on; what is left out stays. */
export type WorkChange = {
  readonly assigneeId?: string | null;
  readonly state?: 'open' | 'closed';
  readonly snooze?: Snooze | null;
  readonly waitingSince?: Instant | null;
  readonly answeredAt?: Instant | null;
};

/** Writes a conversation's work as it is after a change. It must be locked. */
export async function storeWork(transaction: Transaction, conversation: LockedConversation, change: WorkChange): Promise<void> {
  const next = { ...conversation, ...change };
  await transaction.query(
    `UPDATE conversation SET assignee_id = $2, state = $3, snooze_until = $4, snooze_until_reply = $5, snoozed_by = $6, snoozed_at = $7, waiting_since = $8, answered_at = $9
     WHERE id = $1`,
    [
      conversation.id,
      next.assigneeId,
      next.state,
      next.snooze?.until ?? null,
      next.snooze?.untilReply ?? null,
      next.snooze?.by ?? null,
      next.snooze?.at ?? null,
      next.waitingSince,
      next.answeredAt,
    ],
  );
}

/**
 * Puts the quiet line about a change into the thread.
 *
 * @returns what devices must learn: the conversation, then its line.
 */
export async function recordActivity(
  transaction: Transaction,
  conversation: Pick<LockedConversation, 'id' | 'companyId' | 'numberId' | 'teamId'>,
  line: Pick<ActivityContent, 'act'> & Partial<Pick<ActivityContent, 'personId' | 'until'>>,
  facts: { readonly author: MessageAuthor; readonly at: Instant; readonly now: Instant; readonly newId: () => string },
): Promise<readonly LogEntry[]> {
  const id = facts.newId();
  const content = { kind: 'activity' as const, act: line.act, personId: line.personId ?? null, until: line.until ?? null };
  await recordTeamMessage(transaction, { id, conversation, author: facts.author, at: facts.at, content, now: facts.now });
  const { teamId } = conversation;
  return [
    { entity: 'conversation', id: conversation.id, teamId },
    { entity: 'message', id, teamId },
  ];
}
