import { z } from 'zod';
import { mediaId } from '../../kernel/ids.ts';
import { activityContent, handoverContent, noteContent } from './team-content.ts';

/**
 * A file that belongs to a message. Bytes come from the relay by `id`, never from Meta.
 * `state`: `ready` the relay holds the bytes; `pending` it is still fetching them; `failed` it gave up, `failure` says why in words.
 */
export const mediaReference = z.object({
  id: mediaId,
  mimeType: z.string(),
  /** Bytes; null until the relay has the file. */
  size: z.number().int().nonnegative().nullable(),
  state: z.enum(['pending', 'ready', 'failed']),
  failure: z.string().nullable(),
});
export type MediaReference = z.infer<typeof mediaReference>;

const contactCard = z.object({
  name: z.string(),
  phones: z.array(z.object({ number: z.string(), label: z.string().nullable() })),
  emails: z.array(z.object({ address: z.string(), label: z.string().nullable() })),
  organisation: z.string().nullable(),
  /** What else the card says; absent when it says nothing of the kind. */
  jobTitle: z.string().optional(),
  addresses: z.array(z.string()).optional(),
  /** As written on the card, not checked: to be shown, never opened by itself. */
  websites: z.array(z.string()).optional(),
  /** As written, usually `YYYY-MM-DD`. */
  birthday: z.string().optional(),
});
export type ContactCard = z.infer<typeof contactCard>;

/** What a message says. One member per thing that a person can see in a thread; reactions and statuses are facts *about* a message. */
export const messageContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: z.string() }),
  z.object({ kind: z.literal('image'), media: mediaReference, caption: z.string().nullable() }),
  z.object({ kind: z.literal('video'), media: mediaReference, caption: z.string().nullable() }),
  /** `voice`: recorded in the chat (a voice note), not a music file. */
  z.object({ kind: z.literal('audio'), media: mediaReference, voice: z.boolean() }),
  z.object({ kind: z.literal('document'), media: mediaReference, fileName: z.string().nullable(), caption: z.string().nullable() }),
  z.object({ kind: z.literal('sticker'), media: mediaReference, animated: z.boolean() }),
  z.object({
    kind: z.literal('location'),
    /** Degrees, WGS 84. */
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
    /** Page of the place (http or https), when the contact shared a known one. */
    url: z.string().optional(),
  }),
  z.object({ kind: z.literal('contacts'), cards: z.array(contactCard) }),
  /** A tap on something that we offered: a reply button, a list row, a template's quick reply. */
  z.object({
    kind: z.literal('choice'),
    source: z.enum(['button', 'list', 'template']),
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
  }),
  /** A filled form (WhatsApp flow or address form); `fields` in the order received, values as text. */
  z.object({ kind: z.literal('form'), name: z.string(), fields: z.array(z.object({ name: z.string(), value: z.string() })) }),
  z.object({
    kind: z.literal('order'),
    note: z.string().nullable(),
    items: z.array(z.object({ productId: z.string(), quantity: z.number(), unitPrice: z.number(), currency: z.string() })),
    catalogueId: z.string().optional(),
  }),
  /** Something WhatsApp reports about the contact: number changed, user id changed, identity changed. */
  z.object({ kind: z.literal('system'), event: z.string(), body: z.string() }),
  /** A template that we sent; `text` is what the contact reads, with its variables filled in. */
  z.object({ kind: z.literal('template'), name: z.string(), language: z.string(), text: z.string() }),
  /** Something that we offered the contact to tap: reply buttons, a list behind `button`, or, without choices, a request for a place. */
  z.object({
    kind: z.literal('offer'),
    header: z.string().nullable(),
    /** A file in place of the header. */
    headerFile: mediaReference.nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    button: z.string().nullable(),
    choices: z.array(z.object({ section: z.string().nullable(), title: z.string(), description: z.string().nullable() })),
  }),
  noteContent,
  handoverContent,
  activityContent,
  /** A kind that this version cannot show. The raw event is kept at the relay; `type` is Meta's word for it. */
  z.object({
    kind: z.literal('unsupported'),
    type: z.string(),
    /** Why WhatsApp did not hand it over (a file that is too big, a device that it cannot read), when it said so. */
    reason: z.object({ code: z.number().int().nullable(), detail: z.string().nullable() }).optional(),
  }),
]);
export type MessageContent = z.infer<typeof messageContent>;
