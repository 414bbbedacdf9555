import { z } from 'zod';
import { personId, teamId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/*
 * What stands in a thread and is written for the team alone. None of it can be expressed as `outgoingContent`, has a delivery, answers a contact or moves the
 * service window; it is kept, searched and purged like every message.
 */

/** An internal remark. `mentions`: whom it speaks to; the names stand in `body` as well. */
export const noteContent = z.object({ kind: z.literal('note'), body: z.string(), mentions: z.array(personId) });

/** Who takes over: a person, or whoever of the conversation's own team takes it. */
export const handoverTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId }),
  z.object({ kind: z.literal('team'), teamId }),
]);
export type HandoverTarget = z.infer<typeof handoverTarget>;

/** The card with which one person gives a conversation to another. */
export const handoverContent = z.object({
  kind: z.literal('handover'),
  to: handoverTarget,
  summary: z.string(),
  /** What we promised the contact, one each. */
  promises: z.array(z.string()),
  /** When free text ended, or will end, as known at the hand-over; null when the contact never wrote. */
  windowClosesAt: instant.nullable(),
  /** Who has said that they take it; null while nobody has. */
  accepted: z.object({ by: personId, at: instant }).nullable(),
});

/**
 * A quiet line: what happened to the conversation as a piece of work. The message's author did it; `automatic`: the relay, because time was up or the contact wrote.
 * `personId`: whom it was assigned to · `until`: end of a snooze, null: until the contact writes.
 */
export const activityContent = z.object({
  kind: z.literal('activity'),
  act: z.enum(['assigned', 'unassigned', 'snoozed', 'woke', 'closed', 'reopened']),
  personId: personId.nullable(),
  until: instant.nullable(),
});
export type ActivityContent = z.infer<typeof activityContent>;
