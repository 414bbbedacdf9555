import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/** What colleagues should know about a contact. One text for all; `revision` rises by one with every change, so that nobody overwrites what they have not read. */
export const contactNote = z.object({
  text: z.string(),
  revision: z.number().int().nonnegative(),
  editedAt: instant,
  editedBy: personId.nullable(),
});
export type ContactNote = z.infer<typeof contactNote>;
