import { z } from 'zod';
import { contactId, numberId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';

/**
 * A client of the company: a person on WhatsApp. Keyed by our own id; a phone number is one attribute that may be missing, and leaves the
 * relay only masked (`maskedNumber`, e.g. `+49 ••• ••42`), because a device must not receive what it may not show.
 */
export const contact = z.object({
  id: contactId,
  /** Chosen by the contact in WhatsApp, cleaned of control characters; never proof of identity. May be empty. */
  displayName: z.string(),
  username: z.string().nullable(),
  maskedNumber: z.string().nullable(),
  createdAt: instant,
  /** When the contact stopped marketing messages; absent or null while they are allowed. */
  marketingStoppedAt: instant.nullable().optional(),
  /** Our numbers on which the contact is blocked. */
  blockedOn: z.array(numberId).optional(),
});
export type Contact = z.infer<typeof contact>;
