import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { conversationId, personId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/**
 * WhatsApp told that `former` has another number or user id. Is whoever writes from there the same person? Nobody but a person can know: a number may
 * have been given to a stranger, and a stranger must never see a thread go on that is not theirs.
 */
export const identityQuestion = z.object({
  id: z.uuid(),
  former: contact,
  /** Their conversations that the asking person may see. */
  conversationIds: z.array(conversationId),
  /** Masked like every number; null when only the user id changed. */
  maskedNewNumber: z.string().nullable(),
  /** Who wrote from there; null while nobody has. */
  other: contact.nullable(),
  askedAt: instant,
  answer: z.enum(['same', 'different']).nullable(),
  answeredAt: instant.nullable(),
  answeredBy: personId.nullable(),
});
export type IdentityQuestion = z.infer<typeof identityQuestion>;

/** GET /v1/identity-questions?state=open: oldest first. `answered` gives the record of decisions, newest first. At most 200. */
export const identityQuestionsQuery = z.object({ state: z.enum(['open', 'answered']).default('open') });
export const identityQuestionsResponse = z.object({ questions: z.array(identityQuestion) });

/**
 * POST /v1/identity-questions/:id: decides it, for good.
 *
 * `same`: the new number and id belong to the former contact from now on; what the other one wrote continues in the former thread, and the other contact
 * is gone. `different`: both stay apart. The same answer again answers 200; another one than was given 409 `conflict`.
 */
export const answerIdentityParams = z.object({ id: z.uuid() });
export const answerIdentityRequest = z.strictObject({ answer: z.enum(['same', 'different']) });
export const answerIdentityResponse = z.object({ question: identityQuestion });
