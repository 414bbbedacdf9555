import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';

/** Why somebody needs a whole number. */
export const revealReason = z.enum(['call', 'identity', 'handover', 'authority', 'other']);
export type RevealReason = z.infer<typeof revealReason>;

/** Longest explanation, in UTF-16 units; the shortest that says anything. */
export const longestRevealWords = 300;
export const shortestRevealWords = 3;

/** One line of the record: who saw a number, when and why. */
export const reveal = z.object({ id: z.string(), personId, at: instant, reason: revealReason, words: z.string() });
export type Reveal = z.infer<typeof reveal>;
