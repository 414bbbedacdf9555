import { z } from 'zod';
import { longestPromise, longestSummary, mostPromises } from '../domain/conversations/accept-handover.ts';
import { message } from '../domain/messages/message.ts';
import { handoverTarget } from '../domain/messages/team-content.ts';
import { conversationId, messageId } from '../kernel/ids.ts';

/**
 * POST /v1/handovers: the card in the thread and the new assignee, in one transaction. `id` is the idempotency key, as for a note. 409 `triage-refused` says in
 * `about.rule` why not (kinds of `HandoverRefusal`).
 */
export const handOverRequest = z.object({
  id: messageId,
  conversationId,
  to: handoverTarget,
  summary: z.string().max(longestSummary * 2),
  promises: z.array(z.string().max(longestPromise * 2)).max(mostPromises * 2),
});
export type HandOverRequest = z.infer<typeof handOverRequest>;
export const handOverResponse = z.object({ message });
export type HandOverResponse = z.infer<typeof handOverResponse>;

/**
 * POST /v1/handovers/:id/accept: the receiver says that they take it; whoever of the team may for a card to the team, and then looks after the conversation. Said
 * again by the same person it changes nothing; 409 `conflict` when somebody else has.
 */
export const acceptHandoverParams = z.object({ id: messageId });
