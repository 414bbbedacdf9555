/** A piece of a text: plain, or a web address that may be opened. `url` is normalised, `text` is what was written. */
export type TextPart = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly host: string };

const candidates = /\b(?:https?:\/\/|www\.)[^\s<>"'`{}|\\^\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/giu;

/** No address is longer: what is, is not for clicking. */
const longestUrl = 2000;

/**
 * Splits a text into words and web links. Pure. Only http and https, only with a host that has a dot, never with a user name in front of the host (it
 * can make an address look like another); a bracket or full stop that ends the sentence stays outside.
 */
export function findLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidates)) {
    const written = trimEnd(match[0]);
    const url = parseWebUrl(written);
    if (url === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: written, url: url.href, host: url.hostname });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function parseWebUrl(written: string): URL | null {
  if (written.length > longestUrl) return null;
  const url = URL.parse(/^www\./i.test(written) ? `https://${written}` : written);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) return null;
  return url;
}

/** Takes closing marks off the end: a bracket only when it was not opened inside the address. Looks at each character once or twice: texts are long. */
function trimEnd(written: string): string {
  const left: Record<string, number> = { '(': 0, ')': 0, '[': 0, ']': 0 };
  for (const character of written) if (character in left) left[character] = (left[character] ?? 0) + 1;
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written[end - 1] ?? '';
    if ('.,;:!?…*_~'.includes(last)) continue;
    const opening = { ')': '(', ']': '[' }[last];
    if (opening === undefined || (left[last] ?? 0) <= (left[opening] ?? 0)) break;
    left[last] = (left[last] ?? 0) - 1;
  }
  return written.slice(0, end);
}
