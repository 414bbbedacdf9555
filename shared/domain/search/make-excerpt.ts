import { foldWords } from './fold-words.ts';

/** Shown before the first hit, and in all. UTF-16 units. */
const lead = 40;
const longest = 160;

/** The words around what was found; `marks` are `[start, end)` in UTF-16 units of `snippet`. */
export type Excerpt = { readonly snippet: string; readonly marks: readonly (readonly [number, number])[] };

/** Cuts a text around the first word that begins as a word of the question does, and says what to emphasise. Pure. */
export function makeExcerpt(text: string, question: string): Excerpt {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const wanted = foldWords(question);
  const words = [...plain.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length, folded: foldWords(match[0]).join('') }));
  const found = words.filter((word) => wanted.some((beginning) => word.folded.startsWith(beginning)));
  const first = found[0]?.start ?? 0;
  const from = first <= lead ? 0 : (words.find((word) => word.start >= first - lead)?.start ?? first);
  const cut = plain.length - from <= longest ? plain.length : Math.max(words.findLast((word) => word.end <= from + longest)?.end ?? 0, Math.min(plain.length, from + longest / 2));
  const before = from > 0 ? '…' : '';
  const snippet = `${before}${plain.slice(from, cut)}${cut < plain.length ? '…' : ''}`;
  const shift = before.length - from;
  return { snippet, marks: found.filter((word) => word.start >= from && word.end <= cut).map((word): [number, number] => [word.start + shift, word.end + shift]) };
}
