import { z } from 'zod';
import { contactId, numberId } from '../../kernel/ids.ts';
import { consent } from './consent.ts';
import { contactLanguage } from './contact-language.ts';
import { contactNote } from './contact-note.ts';
import { instant } from '../../kernel/instant.ts';

/**
 * A client of the company: a person on WhatsApp. Keyed by our own id; a phone number is one attribute that may be missing, and leaves the
 * relay only masked (`maskedNumber`, e.g. `+49 ••• ••42`), because a device must not receive what it may not show.
 */
export const contact = z.object({
  id: contactId,
  /** Chosen by the contact in WhatsApp, or given by a colleague who began to write, until they answer; cleaned of control characters; never proof of identity. May be empty. */
  displayName: z.string(),
  username: z.string().nullable(),
  maskedNumber: z.string().nullable(),
  createdAt: instant,
  /** When the contact stopped marketing messages, in WhatsApp or by telling us; absent or null while they are allowed. */
  marketingStoppedAt: instant.nullable().optional(),
  /** Our numbers on which the contact is blocked. */
  blockedOn: z.array(numberId).optional(),
  /** In which language to write to them, as somebody of us set it; absent or null: not known. */
  language: contactLanguage.nullable().optional(),
  /** What colleagues should know; absent while nobody wrote anything. */
  note: contactNote.optional(),
  /** The newest word on each purpose; absent while there is none. */
  consents: z.array(consent).optional(),
});
export type Contact = z.infer<typeof contact>;
