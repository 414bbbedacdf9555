import type { Snooze } from '../../shared/domain/conversations/snooze.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';

export type SnoozeColumns = { snooze_until: number | null; snooze_until_reply: boolean | null; snoozed_by: string | null; snoozed_at: number | null };

/** The columns of a snooze, to be selected from `conversation`. */
export const snoozeColumns = 'conversation.snooze_until, conversation.snooze_until_reply, conversation.snoozed_by, conversation.snoozed_at';

/** What the columns mean; null when the conversation is not put aside. */
export function snoozeOf(row: SnoozeColumns): Snooze | null {
  if (row.snoozed_at === null || row.snoozed_by === null) return null;
  return { until: row.snooze_until, untilReply: row.snooze_until_reply ?? false, by: row.snoozed_by as PersonId, at: row.snoozed_at };
}
