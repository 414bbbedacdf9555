import type { Words } from '../text/words.ts';

/** Why something about a contact did not happen, and what next. Pure. */
export function problemWords(words: Words, error: { readonly kind: string }): string {
  switch (error.kind) {
    case 'offline':
    case 'refused':
    case 'gone':
    case 'conflict':
      return words.text(`about.problem.${error.kind}`);
    default:
      return words.text('about.problem.unexpected');
  }
}
