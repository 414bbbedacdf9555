/** Folds case and accents, so that 'muller' finds 'Müller'. Pure. */
export function foldWords(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
}
