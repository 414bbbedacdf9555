import { z } from 'zod';

/** Digits only, as Meta writes a wa_id. */
export const phoneDigits = z
  .string()
  .transform((text) => text.replaceAll(/[+\s().-]/g, ''))
  .pipe(z.string().regex(/^\d{6,15}$/, 'a phone number of 6 to 15 digits'));

/** Two-letter country, a dot, up to 128 letters or digits; `US.ENT.…` is the parent form. */
export const userId = z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/, 'a business-scoped user id such as GB.1349120865530274');

/** How a customer's phone answers without being told each time. Absent members fall back to the settings. */
export const customerBehaviour = z.strictObject({
  /** False: the phone is off; messages stay at `sent` until this is changed. */
  online: z.boolean().optional(),
  /** Milliseconds from delivery to the read status, or null for somebody who has switched receipts off. */
  readAfterMs: z.number().int().nonnegative().nullable().optional(),
  /** True: Meta cannot reach this user; every send fails with 131026. */
  undeliverable: z.boolean().optional(),
  /** True: `delivered` is left out and `read` comes at once after `sent`, as happens when the chat is open on the phone. */
  skipsDelivered: z.boolean().optional(),
  /** True: the user has stopped marketing; marketing templates fail with 131050. */
  stoppedMarketing: z.boolean().optional(),
});
export type CustomerBehaviour = z.infer<typeof customerBehaviour>;

/** What it takes to create a customer. At least one of `phone` and `userId`; without `phone` the user is known to the business by the id alone. */
export const newCustomer = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens').optional(),
    name: z.string().min(1).max(200),
    phone: phoneDigits.optional(),
    userId: userId.optional(),
    username: z.string().min(1).max(64).optional(),
    behaviour: customerBehaviour.optional(),
  })
  .refine((customer) => customer.phone !== undefined || customer.userId !== undefined, 'a customer needs a phone, a userId or both');
export type NewCustomer = z.infer<typeof newCustomer>;

/** A scripted user of WhatsApp. */
export type Customer = {
  readonly key: string;
  readonly name: string;
  /** Digits. Changes when the user moves to another number. */
  phone: string | undefined;
  userId: string | undefined;
  readonly username: string | undefined;
  behaviour: CustomerBehaviour;
  /** Meta's timestamp of the user's newest message, in UTC milliseconds: the 24 hours count from here. */
  lastSpokeAt: number | undefined;
  /** The newest message of this user and the newest that the business sent, for quotes and read receipts. */
  lastSpokenId: string | undefined;
  lastReceivedId: string | undefined;
};
