/** Folds case and accents, so that 'muller' finds 'Müller'. Pure. */
export function foldSentence(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
}
