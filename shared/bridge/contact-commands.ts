import { z } from 'zod';
import { contactId } from '../kernel/ids.ts';
import { blockResponse, contactConflict, contactError, contactRecordResponse, identityQuestionsResponse, recordConsentRequest, revealNumberRequest, revealResponse, setLanguageRequest, writeNoteRequest } from './contact-care.ts';

const nothing = z.null();

/** What the company keeps about a contact, and whether two contacts are one person. A part of `commands`. */
export const contactCommands = {
  /** The whole number of a contact: on record at the company before it is answered. It is kept nowhere here, and shown for a minute. */
  'contacts.reveal': { request: revealNumberRequest, response: revealResponse, error: contactError, gate: 'enrolled' },
  /** What the company keeps about a contact, and who saw the number. */
  'contacts.record': { request: z.object({ contactId }), response: contactRecordResponse, error: contactError, gate: 'enrolled' },
  /** These three are changed at the company; the new state comes as a change of the `contact`. */
  'contacts.setLanguage': { request: setLanguageRequest, response: nothing, error: contactError, gate: 'enrolled' },
  'contacts.writeNote': { request: writeNoteRequest, response: nothing, error: contactConflict, gate: 'enrolled' },
  'contacts.recordConsent': { request: recordConsentRequest, response: nothing, error: contactError, gate: 'enrolled' },
  /** At WhatsApp, on every number of ours on which the person sees a conversation with the contact. */
  'contacts.block': { request: z.object({ contactId, act: z.enum(['block', 'unblock']) }), response: blockResponse, error: contactError, gate: 'enrolled' },
  /** Open questions whether two contacts are one person, of the person's teams. */
  'identity.list': { request: nothing, response: identityQuestionsResponse, error: contactError, gate: 'enrolled' },
  /** For good. `conflict`: it was decided otherwise before. */
  'identity.answer': { request: z.object({ id: z.uuid(), answer: z.enum(['same', 'different']) }), response: nothing, error: contactConflict, gate: 'enrolled' },
} as const;
