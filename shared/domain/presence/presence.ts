import { z } from 'zod';
import { conversationId, personId } from '../../kernel/ids.ts';
import { second } from '../../kernel/time.ts';
import { instant } from '../../kernel/instant.ts';

/** `viewing` has the conversation open · `typing` writes an answer or a note · `away` has left it. */
export const presenceAct = z.enum(['viewing', 'typing', 'away']);
export type PresenceAct = z.infer<typeof presenceAct>;

/** One person at one conversation, now. Told from device to device, stored nowhere; after `until` nobody is there any more. */
export const presence = z.object({ conversationId, personId, act: z.enum(['viewing', 'typing']), until: instant });
export type Presence = z.infer<typeof presence>;

/**
 * How long what was told holds. Whoever still looks says so every `presenceRepeat`: one lost word must not make somebody vanish.
 */
export const presenceHolds = { viewing: 45 * second, typing: 12 * second } as const;
export const presenceRepeat = { viewing: 20 * second, typing: 5 * second } as const;
