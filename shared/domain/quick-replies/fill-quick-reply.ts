/** A place of a quick reply that nobody has filled yet, as `[start, end)` in UTF-16 units of the text. */
export type OpenPlace = { readonly name: string; readonly start: number; readonly end: number };

const place = /\{\{\s*([^{}\s][^{}\n]{0,59}?)\s*\}\}/gu;

/** The places in a text that wait for somebody, in order: `{{date}}`, `{{contact.name}}`. A text that holds one must not go out by slip. Pure. */
export function findOpenPlaces(text: string): readonly OpenPlace[] {
  return [...text.matchAll(place)].map((match) => ({ name: match[1] ?? '', start: match.index, end: match.index + match[0].length }));
}

/**
 * A quick reply with what is known put in its places; the rest stays as it stands and is named in `open`. Pure.
 *
 * @param known by name, as `quickReplyPlaces` lists them; null or blank counts as not known.
 */
export function fillQuickReply(body: string, known: Readonly<Record<string, string | null>>): { readonly text: string; readonly open: readonly OpenPlace[] } {
  const text = body.replace(place, (whole, name: string) => {
    const key = name.toLowerCase();
    // A place may be named `constructor`, too: what every object has is not known of anybody.
    const value = Object.hasOwn(known, key) ? (known[key]?.trim() ?? '') : '';
    return value === '' ? whole : value;
  });
  return { text, open: findOpenPlaces(text) };
}
