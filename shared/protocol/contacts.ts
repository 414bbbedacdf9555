import { z } from 'zod';
import { contactId, numberId } from '../kernel/ids.ts';

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
