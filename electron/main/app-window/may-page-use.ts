import { ourOrigin } from '../bridge/our-origin.ts';

/** What a page asks of the system, in Electron's words: a permission, who asks, and with `media` what it wants to hear or see. */
export type PermissionQuestion = { readonly permission: string; readonly origin: string; readonly media: readonly string[] };

/** Decides whether a page may have it: writing to the clipboard, and, for our own pages alone, the microphone without a camera. Pure. */
export function mayPageUse({ permission, origin, media }: PermissionQuestion): boolean {
  if (permission === 'clipboard-sanitized-write') return true;
  return permission === 'media' && origin === ourOrigin && media.length > 0 && media.every((kind) => kind === 'audio');
}
