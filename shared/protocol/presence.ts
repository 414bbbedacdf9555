import { z } from 'zod';
import { presenceAct } from '../domain/presence/presence.ts';
import { conversationId, personId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** POST /v1/conversations/:id/presence. 204. Told on to whoever has a stream open and may see the conversation; kept nowhere. */
export const presenceParams = z.object({ id: conversationId });
export const presenceRequest = z.object({ act: presenceAct });

/**
 * The stream's event `presence`. Lost events do no harm: it ends by itself at `until`, and is repeated while it goes on. `away`: it has ended now.
 */
export const presenceEvent = z.object({ conversationId, personId, act: presenceAct, until: instant });
export type PresenceEvent = z.infer<typeof presenceEvent>;
