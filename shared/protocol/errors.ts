import { z } from 'zod';
import { instant } from '../kernel/instant.ts';

/** What a client should do after an error. */
export const retryAdvice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('after'), afterMs: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('reauthenticate') }),
  z.object({ kind: z.literal('upgrade') }),
]);
export type RetryAdvice = z.infer<typeof retryAdvice>;

/** Words for every refusal that a client can meet. Texts for people are the client's, in their language; `message` is for developers. */
export const relayErrorCode = z.enum([
  'invalid-request',
  'not-enrolled',
  'forbidden',
  'not-found',
  'conflict',
  'code-unknown',
  'code-expired',
  'window-closed',
  'too-long',
  'empty',
  'media-pending',
  'media-failed',
  'too-large',
  /** A part of the message breaks a rule of WhatsApp's: see `about`. */
  'content-refused',
  /** The file is of a type or form that WhatsApp does not take. */
  'file-refused',
  /** The template is not known here, not approved, or was not filled as it must be. */
  'template-refused',
  /** The contact stopped marketing messages. */
  'opted-out',
  /** We blocked this contact. */
  'contact-blocked',
  /** No message of the contact's is new enough to be marked. */
  'nothing-to-mark',
  /** WhatsApp itself said no; `about.code` is Meta's. */
  'whatsapp-refused',
  /** The conversation cannot be handed over so; `about.rule` says why. */
  'triage-refused',
  'too-many-requests',
  'unavailable',
  'unexpected',
]);
export type RelayErrorCode = z.infer<typeof relayErrorCode>;

/** What a refusal is about, as far as it can be told: enough for a client to say it in its own language and to point at the place. */
export const refusalFacts = z.object({
  /** The part of the request, e.g. `buttons.2.title`. */
  field: z.string().optional(),
  /** Key of the rule that is broken. */
  rule: z.string().optional(),
  limit: z.number().optional(),
  length: z.number().optional(),
  /** Since when: the window closed, the contact opted out or was blocked. */
  at: instant.optional(),
  /** Status of a template, in Meta's word. */
  status: z.string().optional(),
  /** Meta's error code. */
  code: z.number().int().optional(),
});
export type RefusalFacts = z.infer<typeof refusalFacts>;

/** Why something was not done: the code alone, or with what there is to say about it. */
export type RelayRefusal = RelayErrorCode | { readonly code: RelayErrorCode; readonly about: RefusalFacts };

/** The body of every answer that is not a 2xx. */
export const relayError = z.object({
  error: z.object({ code: relayErrorCode, message: z.string(), retry: retryAdvice, about: refusalFacts.optional() }),
});
export type RelayError = z.infer<typeof relayError>;
