import { z } from 'zod';
import { companyNumber } from '../domain/numbers/number.ts';
import { numberId } from '../kernel/ids.ts';
import { instant } from '../kernel/instant.ts';

/** What WhatsApp thinks of a number; every word is Meta's, null where it has not told. Source: Meta, 'Phone numbers'. */
export const numberStanding = z.object({
  verifiedName: z.string().nullable(),
  nameStatus: z.string().nullable(),
  /** GREEN, YELLOW, RED, NA or UNKNOWN. */
  quality: z.string().nullable(),
  /** STANDARD, HIGH … */
  throughput: z.string().nullable(),
  /** TIER_250, TIER_2K … of the whole business portfolio. */
  messagingLimit: z.string().nullable(),
  status: z.string().nullable(),
  codeVerification: z.string().nullable(),
  /** When Meta was last asked with success. */
  checkedAt: instant.nullable(),
});
export type NumberStanding = z.infer<typeof numberStanding>;

/** Something that WhatsApp told about a number or its account: a restriction, an alert, a changed PIN. */
export const accountNotice = z.object({ field: z.string(), event: z.string(), detail: z.string().nullable(), at: instant });
export type AccountNotice = z.infer<typeof accountNotice>;

/** GET /v1/admin/numbers. `notices`: the newest first, those of the account included. */
export const adminNumbersResponse = z.object({
  numbers: z.array(z.object({ number: companyNumber, phoneNumberId: z.string(), businessAccountId: z.string().nullable(), standing: numberStanding, notices: z.array(accountNotice) })),
});
export type AdminNumbers = z.infer<typeof adminNumbersResponse>;

/** Limits in characters. Source: Meta, 'Business profiles'. */
const text = (longest: number): z.ZodString => z.string().max(longest);

/** GET and POST /v1/admin/numbers/:id/profile: what contacts see of the company. A member that is left out stays as it is. */
export const profileParams = z.object({ id: numberId });
export const businessProfile = z.object({
  about: text(139).optional(),
  address: text(256).optional(),
  description: text(512).optional(),
  email: text(128).optional(),
  websites: z.array(text(256)).max(2).optional(),
  vertical: text(40).optional(),
});
export type BusinessProfile = z.infer<typeof businessProfile>;
export const profileResponse = z.object({ profile: businessProfile });
