import { z } from 'zod';
import { personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { consentPurposes, consentSources } from './contact-care-choices.ts';

/** What a contact may be written to about. */
export const consentPurpose = z.enum(consentPurposes);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

/** How we know it. */
export const consentSource = z.enum(consentSources);
export type ConsentSource = z.infer<typeof consentSource>;

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
