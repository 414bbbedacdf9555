import { z } from 'zod';
import { triageAct, triageOutcome } from '../domain/conversations/triage-act.ts';
import { mostTriaged } from '../domain/conversations/most-triaged.ts';
import { conversationId } from '../kernel/ids.ts';
import { retryAdvice } from './errors.ts';

/**
 * POST /v1/conversations/triage: one act on up to 200 conversations, each for itself: some may be refused while others are done. Idempotent: what is so
 * already is answered `unchanged`. The new states come through /v1/changes, each with a line of kind `activity` in its thread.
 */
export const triageRequest = z.object({ ids: z.array(conversationId).min(1).max(mostTriaged), act: triageAct });
export type TriageRequest = z.infer<typeof triageRequest>;

/** One answer for each id, in the order asked; ids named twice are answered once. `retry`: what to do about a refusal. */
export const triageResponse = z.object({ results: z.array(z.object({ id: conversationId, result: triageOutcome, retry: retryAdvice.optional() })) });
export type TriageResponse = z.infer<typeof triageResponse>;
