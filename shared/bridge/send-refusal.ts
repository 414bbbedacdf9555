import { z } from 'zod';
import { instant } from '../kernel/instant.ts';

/**
 * Why a message was not taken; nothing of it was stored. `field` names the part, e.g. `caption` or `cards.2.name`. Limits are counted in UTF-16 code units. The rules are
 * those of `accept-content.ts`, `fill-template.ts` and `decide-may-send.ts`.
 */
export const sendRefusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty'), field: z.string() }),
  z.object({ kind: z.literal('too-long'), field: z.string(), limit: z.number(), length: z.number() }),
  z.object({ kind: z.literal('content-refused'), field: z.string(), rule: z.string(), limit: z.number().optional(), length: z.number().optional() }),
  z.object({ kind: z.literal('template-refused'), rule: z.string(), field: z.string().optional(), status: z.string().optional() }),
  z.object({ kind: z.literal('window-closed'), closedAt: instant.nullable() }),
  z.object({ kind: z.literal('opted-out'), at: instant }),
  z.object({ kind: z.literal('contact-blocked'), at: instant.nullable() }),
  z.object({ kind: z.literal('no-such-conversation') }),
  /** The message that is quoted or reacted to is not here any more. */
  z.object({ kind: z.literal('no-such-message') }),
]);
export type SendRefusal = z.infer<typeof sendRefusal>;

/** Why a file was not taken into a draft. `limit` and `length` are bytes; with `too-many` the limit is files. */
export const fileRefusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('too-large'), limit: z.number(), length: z.number() }),
  z.object({ kind: z.literal('file-refused'), rule: z.enum(['type', 'voice-needs-mono-opus', 'sticker-size', 'png-form']) }),
  z.object({ kind: z.literal('too-many'), limit: z.number() }),
]);
export type FileRefusal = z.infer<typeof fileRefusal>;

/**
 * Why a plan was not changed. `left`: it has been sent, or is being sent · `window`: free text is closed at that time · `offline`: the relay, which keeps it, cannot be
 * reached · `refused`: the relay said no.
 */
export const planTrouble = z.object({ kind: z.enum(['left', 'window', 'offline', 'refused']) });
