import { z } from 'zod';
import { deliveryFailure } from '../domain/messages/delivery.ts';
import { outgoingContent } from '../domain/outgoing/outgoing-content.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** A message that waits here. `mayHaveLeft`: an attempt ended without an answer, so it cannot be taken back. `notBefore`: it is held back until then. */
export const waitingEntry = z.object({
  id: messageId,
  conversationId,
  content: outgoingContent,
  composedAt: instant,
  state: z.enum(['waiting', 'refused']),
  attempts: z.number().int(),
  nextAttemptAt: instant,
  notBefore: instant,
  mayHaveLeft: z.boolean(),
  failure: deliveryFailure.nullable(),
});
export type WaitingEntry = z.infer<typeof waitingEntry>;
