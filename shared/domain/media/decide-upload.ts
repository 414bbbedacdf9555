import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { mediaRules, stickerSide, stillStickerMaximum } from './media-rules.ts';
import type { UploadKind } from './media-rules.ts';

/** What the bytes of a file tell about it; a member is null where they tell nothing. */
export type FileTraits = {
  /** Type by content. */
  readonly detected: string | null;
  /** The beginning reads as text and holds no control characters. */
  readonly isText: boolean;
  /** Of an OGG file whose first stream is Opus. */
  readonly opusChannels: number | null;
  /** Of a WebP file. */
  readonly webp: { readonly width: number; readonly height: number; readonly animated: boolean } | null;
  /** Of a PNG file: bits per channel, and whether its pixels are RGB or RGBA (not a palette, not grey). */
  readonly png: { readonly bits: number; readonly isColour: boolean } | null;
};

export type UploadRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly limit: number; readonly length: number }
  | { readonly kind: 'file-refused'; readonly rule: 'type' | 'voice-needs-mono-opus' | 'sticker-size' | 'png-form' };

/** `mimeType` is what the file is sent as. */
export type AcceptedUpload = { readonly mimeType: string; readonly animated: boolean };

/**
 * Decides whether WhatsApp will take a file as this kind, before a byte of it goes there. Pure; the content decides and a claim only chooses
 * between types that look alike from outside (Office files).
 */
export function decideUpload(file: {
  readonly kind: UploadKind;
  readonly claimed: string;
  readonly size: number;
  readonly traits: FileTraits;
}): Result<AcceptedUpload, UploadRefusal> {
  const { kind, size, traits } = file;
  const rules = mediaRules[kind];
  if (size === 0) return fail({ kind: 'empty' });
  if (size > rules.maximum) return fail({ kind: 'too-large', limit: rules.maximum, length: size });
  const mimeType = typeOf(file);
  if (mimeType === null || !rules.types.includes(mimeType)) return fail({ kind: 'file-refused', rule: 'type' });
  if (kind === 'voice' || mimeType === 'audio/ogg') {
    if (traits.opusChannels !== 1) return fail({ kind: 'file-refused', rule: 'voice-needs-mono-opus' });
    return succeed({ mimeType: 'audio/ogg; codecs=opus', animated: false });
  }
  if (mimeType === 'image/png' && (traits.png?.bits !== 8 || !traits.png.isColour)) return fail({ kind: 'file-refused', rule: 'png-form' });
  if (kind !== 'sticker') return succeed({ mimeType, animated: false });
  if (traits.webp?.width !== stickerSide || traits.webp.height !== stickerSide) return fail({ kind: 'file-refused', rule: 'sticker-size' });
  if (!traits.webp.animated && size > stillStickerMaximum) return fail({ kind: 'too-large', limit: stillStickerMaximum, length: size });
  return succeed({ mimeType, animated: traits.webp.animated });
}

/** Names that the library for types gives to what Meta calls otherwise. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'video/ogg': 'video/ogg',
};

function typeOf({ kind, claimed, traits }: { readonly kind: UploadKind; readonly claimed: string; readonly traits: FileTraits }): string | null {
  const claim = (claimed.split(';')[0] ?? '').trim().toLowerCase();
  const detected = traits.detected === null ? null : (sameAs[traits.detected.split(';')[0] ?? ''] ?? (traits.detected.split(';')[0] ?? null));
  if (detected === null) return kind === 'document' && traits.isText ? 'text/plain' : null;
  // Office files are archives; which kind only the claim can tell when the beginning does not.
  if (detected === 'application/zip') return claim.startsWith('application/vnd.openxmlformats-officedocument.') ? claim : null;
  if (detected === 'application/x-cfb') return ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'].includes(claim) ? claim : null;
  // One container for sound alone and for film.
  if (detected === 'video/mp4' && kind === 'audio' && claim === 'audio/mp4') return 'audio/mp4';
  return detected;
}
