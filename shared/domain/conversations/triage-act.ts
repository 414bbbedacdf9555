import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/** What a person does with a conversation as a piece of work. `reopen` also wakes one that was put aside. */
export const triageAct = z.discriminatedUnion('kind', [
  /** Null: nobody looks after it any more. */
  z.object({ kind: z.literal('assign'), assigneeId: personId.nullable() }),
  z.object({ kind: z.literal('snooze'), until: instant.nullable(), untilReply: z.boolean() }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('reopen') }),
]);
export type TriageAct = z.infer<typeof triageAct>;

/**
 * What became of it for one conversation. `until` with `snoozed`: when it comes back by itself; null: when the contact writes.
 * Refusals: `not-found` not there or not in sight · `no-such-person` · those of `decideAssign` and `decideSnooze` · `unavailable` try again.
 */
export const triageOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('done'),
    reason: z.enum(['taken', 'given', 'released', 'snoozed', 'snoozed-capped-by-window', 'closed', 'reopened', 'woken']),
    until: instant.nullable().optional(),
  }),
  z.object({ outcome: z.literal('unchanged'), reason: z.literal('already-so') }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(['not-found', 'no-such-person', 'assignee-cannot-see', 'closed', 'past', 'too-far', 'no-end', 'unavailable']) }),
]);
export type TriageOutcome = z.infer<typeof triageOutcome>;
