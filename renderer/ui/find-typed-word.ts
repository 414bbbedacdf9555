/** A word that somebody is typing behind a sign: `/hou` or `@an`. `start` is the place of the sign, `end` the caret. UTF-16 units. */
export type TypedWord = { readonly word: string; readonly start: number; readonly end: number };

/**
 * The word behind a sign in which the caret stands, when the sign begins a word: at the start, after a blank or an opening bracket. Null elsewhere, so that
 * `and/or`, `https://` and addresses of mail open nothing. Pure.
 */
export function findTypedWord(text: string, caret: number, sign: '/' | '@'): TypedWord | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  const at = before.lastIndexOf(sign);
  if (at < 0) return null;
  const word = before.slice(at + 1);
  const ahead = at === 0 ? (caret > 60 ? 'x' : ' ') : (before[at - 1] ?? ' ');
  if (!/[\s([{„“"'«]/u.test(ahead) || !/^[\p{L}\p{M}\p{N}_-]*$/u.test(word)) return null;
  return { word, start: caret - word.length - 1, end: caret };
}
