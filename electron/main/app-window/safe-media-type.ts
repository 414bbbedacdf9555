// What Chromium can show and WhatsApp can send, and nothing that can hold a script. Source: Meta, 'Media', supported types.
const shown: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'audio/aac',
  'audio/amr',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/opus',
  'audio/webm',
  'video/mp4',
  'video/3gpp',
  'video/webm',
]);

/**
 * The content type under which a client's file is served: its own when it is on the list, else bytes that can only be saved. Pure.
 *
 * @param mimeType as the relay names it, parameters included: `audio/ogg; codecs=opus`.
 */
export function safeMediaType(mimeType: string): { readonly contentType: string; readonly isShown: boolean } {
  const base = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  return shown.has(base) ? { contentType: base, isShown: true } : { contentType: 'application/octet-stream', isShown: false };
}
