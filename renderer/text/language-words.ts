import { oneLine } from './words.ts';
import type { Words } from './words.ts';

const made = new Map<string, Intl.DisplayNames>();

/** The name of a language in the person's own: `en_GB` as 'British English', 'Englisch (Vereinigtes Königreich)'; a code that nobody knows as it stands. */
export function languageName(words: Pick<Words, 'locale'>, code: string): string {
  let names = made.get(words.locale);
  if (names === undefined) {
    names = new Intl.DisplayNames(words.locale, { type: 'language', languageDisplay: 'dialect' });
    made.set(words.locale, names);
  }
  try {
    return names.of(code.trim().replaceAll('_', '-')) ?? oneLine(code);
  } catch {
    return oneLine(code);
  }
}
