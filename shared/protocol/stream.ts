import { z } from 'zod';
import { instant } from '../kernel/instant.ts';

/**
 * GET /v1/stream (server-sent events). It only says that there is something to fetch: content always comes through /v1/changes, so a lost
 * event costs a delay and never a message.
 *
 * Events: `hello` at once, `head` when the log has grown, `beat` every `streamBeatMs`. `data` is this object as JSON. `presence` alone carries another
 * (`presenceEvent`); a client passes over events whose name it does not know.
 */
export const streamEvent = z.object({
  /** Newest sequence of the log that may concern this device. */
  head: z.number().int().nonnegative(),
  relayTime: instant,
  policyRevision: z.number().int().nullable(),
  /** When the way from Meta to the relay was last seen to work; null: never. Absent from a relay that does not tell. */
  inboundVerifiedAt: instant.nullable().optional(),
});
export type StreamEvent = z.infer<typeof streamEvent>;

/** A client that hears nothing for two beats and a half opens a new stream. */
export const streamBeatMs = 10_000;
