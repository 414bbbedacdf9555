import { z } from 'zod';
import { message } from '../domain/messages/message.ts';
import { outgoingContent } from '../domain/outgoing/outgoing-content.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/**
 * POST /v1/messages
 *
 * `id` is made by the client and is the idempotency key: the same id with the same content answers 200 with the message as it stands, with other
 * content 409 `conflict`. 201 the first time. Accepted means: durable at the relay and queued for Meta.
 *
 * A reaction is answered with the message that carries it. A refusal says in `about` which part breaks which rule, and since when.
 */
export const sendMessageRequest = z.object({
  id: messageId,
  conversationId,
  content: outgoingContent,
  /** Not with a reaction, and without effect with a template. */
  quotedMessageId: messageId.nullable(),
  composedAt: instant,
  /**
   * Not before this: the relay keeps it and sends it then, whether or not the device is there. It is shown as `queued`, waiting as `planned`. Whether it may go is decided for
   * that time now, and again then. One that has passed means now.
   */
  sendAt: instant.optional(),
});
export type SendMessageRequest = z.infer<typeof sendMessageRequest>;
export const sendMessageResponse = z.object({ message });
export type SendMessageResponse = z.infer<typeof sendMessageResponse>;

/** POST /v1/messages/:id/resend: for `failed` and `unconfirmed` messages, on the employee's word. Answers the message, queued again. */
export const resendMessageParams = z.object({ id: messageId });

/**
 * POST /v1/messages/:id/plan: another time for a planned message; null: now. Answers it. 409 `conflict`: it has left, or is leaving.
 * POST /v1/messages/:id/withdraw: takes a planned message back; nothing of it is left. 204. 409 `conflict` as before.
 */
export const planMessageRequest = z.object({ sendAt: instant.nullable() });

/**
 * POST /v1/conversations/:id/read and …/typing. 204. Deliberate acts of the employee: the contact sees blue ticks for everything up to the newest
 * message, respectively the same and 'typing…' for 25 seconds. 409 `nothing-to-mark` when the contact wrote nothing within the last 30 days.
 */
export const conversationParams = z.object({ id: conversationId });
