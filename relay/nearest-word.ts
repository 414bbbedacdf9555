/** Finds the word that takes the fewest single-letter edits to reach from `word` (Levenshtein distance); the first of equals. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  let nearest: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of words) {
    const distance = editDistance(word, candidate);
    if (nearest === null || distance < nearest.distance) nearest = { word: candidate, distance };
  }
  return nearest?.word ?? null;
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
