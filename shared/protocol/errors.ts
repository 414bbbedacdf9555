import { z } from 'zod';

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
  'too-many-requests',
  'unavailable',
  'unexpected',
]);
export type RelayErrorCode = z.infer<typeof relayErrorCode>;

/** The body of every answer that is not a 2xx. */
export const relayError = z.object({
  error: z.object({ code: relayErrorCode, message: z.string(), retry: retryAdvice }),
});
export type RelayError = z.infer<typeof relayError>;
