import { z } from 'zod';
import { companyId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { schedule } from '../quiet-hours/schedule.ts';

/** The schema that this version understands. A policy with another one is refused, never half-applied. */
export const policySchemaVersion = 1;

/** What IT sets. Every key is explained in docs/admin.md. Unknown keys are refused: a typing error must not silently set nothing. */
export const policySettings = z.strictObject({
  retention: z.strictObject({
    /** Days that messages stay in a device's cache. */
    messageDays: z.number().int().min(1).max(3650),
    /** Days that files stay in a device's cache; 0 means never cached. */
    attachmentDays: z.number().int().min(0).max(3650),
  }),
  quiet: z.strictObject({ schedule }),
  notify: z.strictObject({
    /** What a toast may say. `none`: 'New message' · `sender`: the contact's name · `full`: the text as well. */
    content: z.enum(['none', 'sender', 'full']),
    sound: z.boolean(),
  }),
});
export type PolicySettings = z.infer<typeof policySettings>;

export const policy = z.strictObject({
  schema: z.literal(policySchemaVersion),
  companyId,
  /** Strictly rising per company. */
  revision: z.number().int().positive(),
  issuedAt: instant,
  settings: policySettings,
});
export type Policy = z.infer<typeof policy>;

/** A policy as it travels: the exact bytes that were signed, so that nobody has to agree on how to write JSON. */
export const signedPolicy = z.object({
  /** JSON text of a policy. */
  payload: z.string().max(1_000_000),
  /** Ed25519 over the UTF-8 bytes of `payload`, base64. */
  signature: z.string(),
  /** First 16 hex digits of the SHA-256 of the raw public key. */
  keyId: z.string(),
});
export type SignedPolicy = z.infer<typeof signedPolicy>;

/** What holds before the first policy arrives: the protective end of everything. */
export function builtInSettings(zone: string): PolicySettings {
  const office = [{ start: '08:00', end: '18:00' }];
  return {
    retention: { messageDays: 30, attachmentDays: 7 },
    quiet: { schedule: { zone, weekly: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] } } },
    notify: { content: 'none', sound: false },
  };
}
