import { z } from 'zod';
import { contact } from '../domain/contacts/contact.ts';
import { message } from '../domain/messages/message.ts';

/** A message that was found; `marks` are the places of `snippet` to emphasise, `[start, end)` in UTF-16 units. */
export const searchHit = z.object({
  message,
  /** Its place in the order of time: what the next page begins after. */
  place: z.number(),
  contact: contact.nullable(),
  contactName: z.string(),
  snippet: z.string(),
  marks: z.array(z.tuple([z.number(), z.number()])),
});
export type SearchHit = z.infer<typeof searchHit>;
