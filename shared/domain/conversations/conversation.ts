import { z } from 'zod';
import { contactId, conversationId, numberId, personId, teamId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { snooze } from './snooze.ts';

/** All messages with one contact on one company number. */
export const conversation = z.object({
  id: conversationId,
  numberId,
  contactId,
  teamId,
  assigneeId: personId.nullable(),
  state: z.enum(['open', 'closed']),
  createdAt: instant,
  /** `at` of the newest message or note; null while there is none. */
  lastMessageAt: instant.nullable(),
  /** Meta's timestamp of the contact's newest message: the service window counts from here. */
  lastInboundAt: instant.nullable(),
  /** Null while it is not put aside. A closed conversation is never snoozed. */
  snooze: snooze.nullable(),
  /** `at` of the contact's oldest message that nobody has answered; null when there is none, and after closing. Notes are no answer. */
  waitingSince: instant.nullable(),
});
export type Conversation = z.infer<typeof conversation>;
