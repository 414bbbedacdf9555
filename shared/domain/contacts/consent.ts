import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';

/** What a contact may be written to about: `updates` (appointments, reminders, news of their own matter), `marketing` (offers), `feedback` (questions how it was). */
export const consentPurpose = z.enum(['updates', 'marketing', 'feedback']);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

/** How we know it. `chat`: they wrote it on WhatsApp. */
export const consentSource = z.enum(['chat', 'form', 'paper', 'phone', 'in-person', 'other']);
export type ConsentSource = z.infer<typeof consentSource>;

/** Longest words of proof, in UTF-16 units: a sentence that was said, or where the form lies. */
export const longestProof = 500;

/** The newest word of a contact on one purpose. `given` is opt-in; `withdrawn` stands as long as nobody records another one. */
export const consent = z.object({
  purpose: consentPurpose,
  state: z.enum(['given', 'withdrawn']),
  source: consentSource,
  /** What proves it, in somebody's words. May be empty where it was withdrawn: a withdrawal needs no proof. */
  proof: z.string(),
  /** When the contact said it, and who wrote it down. */
  at: instant,
  recordedBy: personId.nullable(),
});
export type Consent = z.infer<typeof consent>;
