import { z } from 'zod';
import { mediaId, messageId, templateId } from '../../kernel/ids.ts';

const place = {
  /** Degrees, WGS 84. */
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
};

const offerHeader = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.enum(['image', 'video']), mediaId }),
    z.object({ kind: z.literal('document'), mediaId, fileName: z.string().nullable() }),
  ])
  .nullable();

/**
 * What an employee may send. Files are named by our id, which POST /v1/media gave; limits are those of `outgoing-limits.ts`.
 */
export const outgoingContent = z.discriminatedUnion('kind', [
  /** `previewUrl`: whether the first link is shown with a picture and a title; decided by whether there is a link when absent. */
  z.object({ kind: z.literal('text'), body: z.string(), previewUrl: z.boolean().optional() }),
  z.object({ kind: z.literal('image'), mediaId, caption: z.string().nullable() }),
  z.object({ kind: z.literal('video'), mediaId, caption: z.string().nullable() }),
  /** `voice`: shown as a voice note; the file must have been uploaded as one. */
  z.object({ kind: z.literal('audio'), mediaId, voice: z.boolean() }),
  z.object({ kind: z.literal('document'), mediaId, fileName: z.string().nullable(), caption: z.string().nullable() }),
  z.object({ kind: z.literal('sticker'), mediaId }),
  z.object({ kind: z.literal('location'), ...place }),
  z.object({
    kind: z.literal('contacts'),
    cards: z.array(
      z.object({
        /** As the receiver reads it. */
        name: z.string(),
        firstName: z.string().nullable().optional(),
        lastName: z.string().nullable().optional(),
        phones: z.array(z.object({ number: z.string(), label: z.string().nullable() })),
        emails: z.array(z.object({ address: z.string(), label: z.string().nullable() })),
        organisation: z.string().nullable(),
      }),
    ),
  }),
  /** One emoji on a message of this conversation; empty takes ours back. Answered with the message that carries it. */
  z.object({ kind: z.literal('reaction'), messageId, emoji: z.string() }),
  /** Up to three reply buttons. */
  z.object({
    kind: z.literal('buttons'),
    header: offerHeader,
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  /** A list that opens at a button. */
  z.object({
    kind: z.literal('list'),
    header: z.string().nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    button: z.string(),
    sections: z.array(
      z.object({ title: z.string().nullable(), rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().nullable() })) }),
    ),
  }),
  /** Asks the contact for a place; the answer is a location that quotes this message. */
  z.object({ kind: z.literal('location-request'), body: z.string() }),
  z.object({
    kind: z.literal('template'),
    templateId,
    values: z.array(z.object({ part: z.enum(['header', 'body', 'button']), buttonIndex: z.number().int().nonnegative().nullable(), key: z.string(), value: z.string() })),
    header: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.enum(['image', 'video']), mediaId }),
        z.object({ kind: z.literal('document'), mediaId, fileName: z.string().nullable() }),
        z.object({ kind: z.literal('location'), ...place }),
      ])
      .nullable(),
  }),
]);
export type OutgoingContent = z.infer<typeof outgoingContent>;

/** The file that a content needs, and as what it must have been uploaded; null without one. */
export function fileOf(content: OutgoingContent): { readonly mediaId: string; readonly kind: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker' } | null {
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return { mediaId: content.mediaId, kind: content.kind };
    case 'audio':
      return { mediaId: content.mediaId, kind: content.voice ? 'voice' : 'audio' };
    case 'buttons':
    case 'template':
      return content.header !== null && 'mediaId' in content.header ? { mediaId: content.header.mediaId, kind: content.header.kind } : null;
    default:
      return null;
  }
}
