import { z } from 'zod';
import { message } from '../domain/messages/message.ts';
import { conversationId, messageId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';

/**
 * POST /v1/messages
 *
 * `id` is made by the client and is the idempotency key: the same id with the same content answers 200 with the message as it stands, with other
 * content 409 `conflict`. 201 the first time. Accepted means: durable at the relay and queued for Meta.
 */
export const sendMessageRequest = z.object({
  id: messageId,
  conversationId,
  content: z.discriminatedUnion('kind', [z.object({ kind: z.literal('text'), body: z.string() })]),
  quotedMessageId: messageId.nullable(),
  composedAt: instant,
});
export type SendMessageRequest = z.infer<typeof sendMessageRequest>;
export const sendMessageResponse = z.object({ message });
export type SendMessageResponse = z.infer<typeof sendMessageResponse>;

/** POST /v1/messages/:id/resend: for `failed` and `unconfirmed` messages, on the employee's word. Answers the message, queued again. */
export const resendMessageParams = z.object({ id: messageId });
