import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { revealReasons } from './contact-care-choices.ts';

/** Why somebody needs a whole number. */
export const revealReason = z.enum(revealReasons);
export type RevealReason = z.infer<typeof revealReason>;

/** One line of the record: who saw a number, when and why. */
export const reveal = z.object({ id: z.string(), personId, at: instant, reason: revealReason, words: z.string() });
export type Reveal = z.infer<typeof reveal>;
