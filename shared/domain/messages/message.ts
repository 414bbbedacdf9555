import { z } from 'zod';
import { conversationId, messageId, personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { messageContent } from './content.ts';
import { delivery } from './delivery.ts';

/** Who wrote a message. `phone-app`: one of us, from the WhatsApp Business app on a phone. `automatic`: the relay itself. */
export const messageAuthor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('person'), personId }),
  z.object({ kind: z.literal('phone-app') }),
  z.object({ kind: z.literal('automatic') }),
]);
export type MessageAuthor = z.infer<typeof messageAuthor>;

export const reaction = z.object({ author: messageAuthor, emoji: z.string(), at: instant });
export type Reaction = z.infer<typeof reaction>;

/** The advertisement or post from which the contact began the chat, as WhatsApp described it. Words of an advertiser: to be shown, not trusted. */
export const messageReferral = z.object({
  source: z.enum(['ad', 'post', 'unknown']),
  headline: z.string().nullable(),
  body: z.string().nullable(),
  /** http or https. */
  url: z.string().nullable(),
});
export type MessageReferral = z.infer<typeof messageReferral>;

/** The product of a catalogue that the contact asks about. */
export const referredProduct = z.object({ catalogueId: z.string().nullable(), productId: z.string() });
export type ReferredProduct = z.infer<typeof referredProduct>;

/**
 * One message of a conversation, as relay and client both know it.
 *
 * `at` is Meta's timestamp for incoming ones (whole seconds) and the moment of composing for outgoing ones; a thread is ordered by `at`, then `id`.
 * `delivery` is null for incoming ones.
 */
export const message = z.object({
  id: messageId,
  conversationId,
  author: messageAuthor,
  at: instant,
  content: messageContent,
  delivery: delivery.nullable(),
  /** The message that this one answers; it may be unknown to this device. */
  quotedMessageId: messageId.nullable(),
  forwarded: z.enum(['no', 'yes', 'often']),
  reactions: z.array(reaction),
  editedAt: instant.nullable(),
  /** The contact took it back; content is then `unsupported` of type `revoked`. */
  revokedAt: instant.nullable(),
  /** Absent for nearly every message: only the first after a tap on an advertisement has it. */
  referral: messageReferral.optional(),
  product: referredProduct.optional(),
});
export type Message = z.infer<typeof message>;
