import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';

/** Longest note about a contact, in UTF-16 units: it goes to every computer of the team with the contact. */
export const longestContactNote = 2_000;

/** What colleagues should know about a contact. One text for all; `revision` rises by one with every change, so that nobody overwrites what they have not read. */
export const contactNote = z.object({
  text: z.string(),
  revision: z.number().int().nonnegative(),
  editedAt: instant,
  editedBy: personId.nullable(),
});
export type ContactNote = z.infer<typeof contactNote>;
