/** What a file is sent as. `voice`: a voice note, shown as one by WhatsApp. */
export const uploadKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;
export type UploadKind = (typeof uploadKinds)[number];

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const office = 'application/vnd.openxmlformats-officedocument';

/** Types by content and sizes in bytes that WhatsApp takes. Source: Meta, 'Media' (December 2025). */
export const mediaRules: Readonly<Record<UploadKind, { readonly types: readonly string[]; readonly maximum: number }>> = {
  image: { types: ['image/jpeg', 'image/png'], maximum: 5 * megabyte },
  video: { types: ['video/mp4', 'video/3gpp'], maximum: 16 * megabyte },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maximum: 16 * megabyte },
  voice: { types: ['audio/ogg'], maximum: 16 * megabyte },
  document: {
    types: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
    maximum: 100 * megabyte,
  },
  sticker: { types: ['image/webp'], maximum: 500 * kilobyte },
};

/** A sticker that does not move may be smaller only. Source: the same page. */
export const stillStickerMaximum = 100 * kilobyte;

/** Both sides of a sticker, in pixels. Source: the same page. */
export const stickerSide = 512;
