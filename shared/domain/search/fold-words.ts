/** A longer run of letters is a key or an address that nobody types; its beginning is enough to find it. UTF-16 units. */
const longestWord = 64;

/**
 * The words of a text as a search compares them: letters and digits alone, without case and accents, `ß` as `ss`, each once. Pure.
 *
 * Computer and company fold alike, so that a question means the same on both; neither database's own idea of a word is asked.
 */
export function foldWords(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu)?.map((word) => word.slice(0, longestWord).replace(/[\uD800-\uDBFF]$/, '')))];
}
