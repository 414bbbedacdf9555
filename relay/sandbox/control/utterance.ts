import { z } from 'zod';

const messageId = z.string().min(1).max(500);

/** A file of the user: drawn by the sandbox when no bytes are given. */
const file = {
  /** Which drawing to send: see `media/drawn-media.ts`. */
  drawing: z.enum(['damp-wall', 'boiler-display', 'floor-plan', 'tenancy-agreement', 'voice-note', 'short-video', 'harbour-sticker']).optional(),
  /** The bytes to send instead, as base64. Needs `mimeType`. */
  base64: z.base64().optional(),
  mimeType: z.string().min(3).max(200).optional(),
};

/** Members that any message may have. */
const common = {
  /** A fixed wamid; without it one is drawn. Saying the same id twice is a duplicate, as Meta's are. */
  id: messageId.optional(),
  /** How long ago it was said, in milliseconds: the timestamp of the message, from which the 24 hours count. */
  agoMs: z.number().nonnegative().optional(),
  /** Quotes a message: its wamid, or `last` for the newest that the business sent to this customer. */
  replyTo: messageId.optional(),
  /** Marked as forwarded, or as forwarded many times. */
  forwarded: z.enum(['once', 'often']).optional(),
  /** The advertisement or post that began the chat, as Meta writes it. */
  referral: z.record(z.string(), z.unknown()).optional(),
};

const phoneEntry = z.strictObject({ phone: z.string(), wa_id: z.string().optional(), type: z.string().optional() });

/** What a customer can do in a chat. */
export const utterance = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), body: z.string(), ...common }),
  z.strictObject({ type: z.literal('image'), caption: z.string().optional(), ...file, ...common }),
  z.strictObject({ type: z.literal('video'), caption: z.string().optional(), ...file, ...common }),
  z.strictObject({ type: z.literal('voice'), ...file, ...common }),
  z.strictObject({ type: z.literal('audio'), ...file, ...common }),
  z.strictObject({ type: z.literal('document'), filename: z.string().optional(), caption: z.string().optional(), ...file, ...common }),
  z.strictObject({ type: z.literal('sticker'), animated: z.boolean().optional(), ...file, ...common }),
  z.strictObject({ type: z.literal('location'), latitude: z.number(), longitude: z.number(), name: z.string().optional(), address: z.string().optional(), url: z.string().optional(), ...common }),
  z.strictObject({ type: z.literal('contacts'), contacts: z.array(z.looseObject({ name: z.looseObject({ formatted_name: z.string() }), phones: z.array(phoneEntry).optional() })).min(1), origin: z.string().optional(), ...common }),
  /** Without `emoji` the reaction is removed (Meta sends an empty string or nothing at all; the sandbox alternates). */
  z.strictObject({ type: z.literal('reaction'), messageId, emoji: z.string().optional(), ...common }),
  /** A tap on a quick reply of a template. */
  z.strictObject({ type: z.literal('button'), text: z.string(), payload: z.string().optional(), ...common }),
  /** A tap on a reply button of an interactive message. */
  z.strictObject({ type: z.literal('button-reply'), buttonId: z.string(), title: z.string(), ...common }),
  /** A choice from a list. */
  z.strictObject({ type: z.literal('list-reply'), rowId: z.string(), title: z.string(), description: z.string().optional(), ...common }),
  /** A form that was filled in; `response` becomes the JSON string. */
  z.strictObject({ type: z.literal('flow-reply'), response: z.record(z.string(), z.unknown()), ...common }),
  /** Something the platform cannot show to a business: an edit, a poll, a GIF. */
  z.strictObject({ type: z.literal('unsupported'), what: z.string().optional(), ...common }),
  /** The message as Meta would write it; `from`, `from_user_id`, `id` and `timestamp` are filled in where absent (null leaves them out). */
  z.strictObject({ type: z.literal('raw'), message: z.record(z.string(), z.unknown()), withoutContacts: z.boolean().default(false), id: messageId.optional(), agoMs: z.number().nonnegative().optional() }),
]);
export type Utterance = z.infer<typeof utterance>;
