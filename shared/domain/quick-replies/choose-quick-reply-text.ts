import { comparableLanguage } from '../templates/language.ts';
import type { QuickReplyText } from './quick-reply.ts';

/**
 * The words for a contact: in the first of the wished languages that there are words in (region first, then without it), else those for everybody, else the first.
 * Null only when there are no words at all. Pure.
 */
export function chooseQuickReplyText(texts: readonly QuickReplyText[], wished: readonly string[]): QuickReplyText | null {
  for (const language of wished.map(comparableLanguage)) {
    const stem = language.split('_')[0];
    const found =
      texts.find((text) => text.language !== null && comparableLanguage(text.language) === language) ??
      texts.find((text) => text.language !== null && comparableLanguage(text.language).split('_')[0] === stem);
    if (found !== undefined) return found;
  }
  return texts.find((text) => text.language === null) ?? texts[0] ?? null;
}
