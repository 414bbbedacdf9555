import { z } from 'zod';
import { consentPurpose, consentSource } from '../domain/contacts/consent.ts';
import { longestProof } from '../domain/contacts/contact-care-choices.ts';
import { contactLanguage } from '../domain/contacts/contact-language.ts';
import { longestContactNote } from '../domain/contacts/contact-care-choices.ts';
import { revealReason } from '../domain/contacts/reveal.ts';
import { longestRevealWords, shortestRevealWords } from '../domain/contacts/contact-care-choices.ts';
import { contactId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** `gone`: the contact is not in sight any more, or has no number. */
export const contactError = z.object({ kind: z.enum(['offline', 'refused', 'gone']) });
/** `conflict`: somebody else was faster; read again. */
export const contactConflict = z.object({ kind: z.enum(['offline', 'refused', 'gone', 'conflict']) });

export const revealNumberRequest = z.object({ contactId, reason: revealReason, words: z.string().trim().min(shortestRevealWords).max(longestRevealWords) });
export const setLanguageRequest = z.object({ contactId, language: contactLanguage.nullable() });
export const writeNoteRequest = z.object({ contactId, text: z.string().max(longestContactNote), revision: z.number().int().nonnegative() });
export const recordConsentRequest = z.object({ contactId, purpose: consentPurpose, state: z.enum(['given', 'withdrawn']), source: consentSource, proof: z.string().trim().max(longestProof), at: instant });

export { beginConversationRequest, beginConversationResponse, blockResponse } from '../protocol/contacts.ts';
export type { BlockResponse } from '../protocol/contacts.ts';
export { contactRecordResponse, revealResponse } from '../protocol/contact-care.ts';
export type { ContactRecord } from '../protocol/contact-care.ts';
export { identityQuestionsResponse } from '../protocol/identity-questions.ts';
export type { IdentityQuestion } from '../protocol/identity-questions.ts';
