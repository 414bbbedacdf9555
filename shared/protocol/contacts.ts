import { z } from 'zod';
import { contactId, conversationId, numberId } from '../kernel/ids.ts';

/**
 * POST and DELETE /v1/contacts/:id/block: on every number of ours on which the person sees a conversation with the contact.
 *
 * 200 also when it worked on some numbers only: `failed` says where not, and why. WhatsApp lets us block only who wrote within the last 24 hours.
 */
export const blockParams = z.object({ id: contactId });
export const blockResponse = z.object({
  done: z.array(numberId),
  failed: z.array(z.object({ numberId, code: z.number().int().nullable(), words: z.string() })),
});
export type BlockResponse = z.infer<typeof blockResponse>;

/**
 * POST /v1/conversations/by-number: the conversations with a phone number that the person may see, the one with the newest message first.
 *
 * In the body, because addresses end up in logs. Digits with the calling code; the number itself is never in an answer.
 */
export const conversationsByNumberRequest = z.object({ phone: z.string().regex(/^[1-9]\d{6,14}$/) });
export const conversationsByNumberResponse = z.object({ conversationIds: z.array(conversationId).max(50) });
