import { z } from 'zod';
import { conversationId, messageId } from '../kernel/ids.ts';

/**
 * What main announces after a commit. The screen re-reads what it shows; nothing arrives half-applied. `revision` rises by one; a gap, or `everything`, means
 * reload all that is shown.
 */
export const announcement = z.object({
  revision: z.number().int(),
  changes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('session') }),
      z.object({ kind: z.literal('conversation'), id: conversationId }),
      z.object({ kind: z.literal('message'), id: messageId, conversationId }),
      z.object({ kind: z.literal('contact'), id: z.string() }),
      z.object({ kind: z.literal('directory') }),
      /** What waits to be sent. */
      z.object({ kind: z.literal('outbox') }),
      /** How many bytes of a file have gone to the relay. Said a few times a second at most. */
      z.object({ kind: z.literal('upload'), id: messageId, sent: z.number(), size: z.number() }),
      /** Somebody looks or types, or has stopped: read `presence.read`. */
      z.object({ kind: z.literal('presence') }),
      z.object({ kind: z.literal('navigation') }),
      z.object({ kind: z.literal('everything') }),
    ]),
  ),
});
export type Announcement = z.infer<typeof announcement>;

export type { BridgeApi } from './channels.ts';
