import { makeStorable } from './read-field.ts';

/** Longest name of a person that is kept. WhatsApp itself allows 25 characters; business names and old captures are longer. */
const longestDisplayName = 120;

/** Longest file name that common file systems take, in characters. */
const longestFileName = 200;

/**
 * A name that a stranger chose, fit for a list beside other names: no control characters, no line breaks, nothing that turns the direction of the
 * text around it or hides in it, at most 120 characters.
 */
export function cleanDisplayName(name: string): string {
  return bound(removeTricks(name).replace(/\s+/gu, ' ').trim(), longestDisplayName);
}

/** A file name that a stranger chose: the last part of a path, without tricks; null when nothing remains. */
export function cleanFileName(name: string): string | null {
  const last = removeTricks(name).split(/[/\\]/u).at(-1) ?? '';
  const plain = last.replace(/[<>:"|?*]/gu, '_').trim().replace(/^\.+/u, '').trim();
  if (plain === '') return null;
  if (plain.length <= longestFileName) return plain;
  const ending = /\.[A-Za-z0-9]{1,10}$/u.exec(plain)?.[0] ?? '';
  return bound(plain, longestFileName - ending.length) + ending;
}

/** Cc: controls. The listed ones: bidirectional marks, embeddings, overrides and isolates, invisible separators, byte order mark, tag characters. */
function removeTricks(text: string): string {
  return makeStorable(text)
    .replace(/[\t\n\r\u2028\u2029]/gu, ' ')
    .replace(/\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0001}\u{E0020}-\u{E007F}]/gu, '');
}

/** Cuts without leaving half a character. */
function bound(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
