import { z } from 'zod';
import { consent, consentPurpose, consentSource } from '../domain/contacts/consent.ts';
import { longestProof } from '../domain/contacts/contact-care-choices.ts';
import { contact } from '../domain/contacts/contact.ts';
import { contactLanguage } from '../domain/contacts/contact-language.ts';
import { longestContactNote } from '../domain/contacts/contact-care-choices.ts';
import { reveal, revealReason } from '../domain/contacts/reveal.ts';
import { longestRevealWords, shortestRevealWords } from '../domain/contacts/contact-care-choices.ts';
import { contactId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** All of these are about a contact with whom the caller sees a conversation; else 404. Admins see none. Changes reach every device by the entity `contact`. */
export const contactParams = z.object({ id: contactId });

/**
 * POST /v1/contacts/:id/reveal: the whole number, once, for a reason. It is on record before it is answered, and the answer may be kept by nobody.
 * 404 also when no number is known.
 */
export const revealRequest = z.strictObject({ reason: revealReason, words: z.string().trim().min(shortestRevealWords).max(longestRevealWords) });
export const revealResponse = z.object({ number: z.string(), revealedAt: instant });
export type RevealResponse = z.infer<typeof revealResponse>;

/** GET /v1/contacts/:id/record: what the company keeps about a person, and who saw their number: the caller's own looks, for managers everybody's. */
export const contactRecordResponse = z.object({
  /** Messages and files of conversations that the caller may see. */
  messages: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
  /** The oldest of those messages; null when there is none. */
  oldestAt: instant.nullable(),
  /** How long the company keeps them. `until-deleted`: no rule of its own removes them. */
  retention: z.discriminatedUnion('kind', [z.object({ kind: z.literal('until-deleted') }), z.object({ kind: z.literal('days'), days: z.number().int().positive() })]),
  /** Newest first, at most 50. */
  reveals: z.array(reveal),
  /** Every word on consent, newest first, at most 50: nothing is overwritten. */
  consentHistory: z.array(consent),
});
export type ContactRecord = z.infer<typeof contactRecordResponse>;

/** POST /v1/contacts/:id/language: which language to write in; null: not known. Answers the contact. */
export const languageRequest = z.strictObject({ language: contactLanguage.nullable() });

/** POST /v1/contacts/:id/note: replaces the note that had `revision` (0: there was none). 409 `conflict` when somebody else changed it meanwhile. */
export const contactNoteRequest = z.strictObject({ text: z.string().max(longestContactNote), revision: z.number().int().nonnegative() });

/**
 * POST /v1/contacts/:id/consents: writes down what a contact said. `at`: when they said it, not in the future. Opt-in needs words of proof. Marketing
 * that was withdrawn stops marketing templates; a stop that the contact set in WhatsApp stays until they take it back there.
 */
export const consentRequest = z
  .strictObject({ purpose: consentPurpose, state: z.enum(['given', 'withdrawn']), source: consentSource, proof: z.string().trim().max(longestProof), at: instant })
  .refine((wanted) => wanted.state === 'withdrawn' || wanted.proof !== '', { path: ['proof'], message: 'Opt-in needs words of proof' });
export type ConsentRequest = z.infer<typeof consentRequest>;

export const contactResponse = z.object({ contact });
