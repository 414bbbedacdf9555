import type { Words } from './words.ts';

/** The languages in which a contact is written to, best first: the one that the person works in. */
export function wishedLanguages(words: Pick<Words, 'locale' | 'language'>): readonly string[] {
  return [...new Set([words.locale, words.language])];
}
