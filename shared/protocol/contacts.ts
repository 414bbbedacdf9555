import { z } from 'zod';
import { longestGivenName } from '../domain/contacts/contact-care-choices.ts';
import { fullNumberPattern } from '../domain/contacts/parse-phone-number.ts';
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
export const conversationsByNumberRequest = z.object({ phone: z.string().regex(fullNumberPattern) });
export const conversationsByNumberResponse = z.object({ conversationIds: z.array(conversationId).max(50) });

/**
 * POST /v1/conversations: the conversation with a phone number on one of our numbers, begun when there is none. Nothing is sent by it: the first message is a template.
 * 201: it was begun, and is this person's; 200: there was one. `not-found`: no number that this person writes from. It comes through /v1/changes.
 *
 * `name`: as this person knows them, for a contact that is new; WhatsApp's takes its place when they write.
 */
export const beginConversationRequest = z.object({ phone: z.string().regex(fullNumberPattern), numberId, name: z.string().max(longestGivenName) });
export type BeginConversationRequest = z.infer<typeof beginConversationRequest>;
export const beginConversationResponse = z.object({ conversationId });
