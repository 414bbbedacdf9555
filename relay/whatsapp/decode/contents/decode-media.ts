import { cleanFileName } from '../clean-name.ts';
import { readFields, readFlag, readIdentifier, readText, readWords } from '../read-field.ts';
import type { Fields } from '../read-field.ts';
import type { AnnouncedFile, DecodedContent } from '../whatsapp-event.ts';

/** Reads image, video, audio, document and sticker; null when there is no file to fetch (too big, withheld, never sent). */
export function decodeMedia(type: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker', message: Fields): DecodedContent | null {
  const part = readFields(message[type]);
  const file = part === null ? null : readFile(part, type);
  if (part === null || file === null) return null;
  switch (type) {
    case 'image':
    case 'video':
      return { kind: type, file, caption: readWords(part['caption']) };
    case 'audio':
      return { kind: 'audio', file, voice: readFlag(part['voice']) };
    // Old captures have a type of its own for voice notes.
    case 'voice':
      return { kind: 'audio', file, voice: true };
    case 'document':
      return { kind: 'document', file, fileName: cleanFileName(readText(part['filename']) ?? ''), caption: readWords(part['caption']) };
    case 'sticker':
      return { kind: 'sticker', file, animated: readFlag(part['animated']) };
  }
}

/** What to assume when a file's type is not told. */
const usualType = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg',
  voice: 'audio/ogg',
  document: 'application/octet-stream',
  sticker: 'image/webp',
} as const;

function readFile(part: Fields, type: keyof typeof usualType): AnnouncedFile | null {
  const metaId = readIdentifier(part['id'], 200);
  if (metaId === null) return null;
  const told = readText(part['mime_type'])?.toLowerCase() ?? '';
  // Parameters are wanted (`audio/ogg; codecs=opus`), anything that is no media type is not.
  const mimeType = /^[a-z0-9][a-z0-9.+-]{0,80}\/[a-z0-9][a-z0-9.+-]{0,80}(?:\s*;\s*[a-z0-9-]{1,40}=[a-z0-9."-]{1,80})*$/u.test(told) ? told : usualType[type];
  return { metaId, mimeType, sha256: readDigest(part['sha256']) };
}

/**
 * A SHA-256 as 64 hex digits. Meta writes it in base64 in webhooks and in hexadecimal in look-ups (seen in captures, promised nowhere), so both
 * are read; anything else is no digest and is not held against the file.
 */
export function readDigest(value: unknown): string | null {
  const text = readText(value)?.trim() ?? '';
  if (/^[0-9a-f]{64}$/iu.test(text)) return text.toLowerCase();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/u.test(text)) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace('=', ''));
  return binary.length === 32 ? Array.from(binary, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('') : null;
}
