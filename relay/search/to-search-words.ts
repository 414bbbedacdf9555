import { foldWords } from '../../shared/domain/search/fold-words.ts';

/** More words than that make no better question, only a slower one. */
const mostWords = 12;

/** A question as PostgreSQL's `tsquery`: every word as the beginning of one. Words are letters and digits alone, so nothing of it is read as syntax. Null: no word. */
export function toSearchWords(question: string): string | null {
  const words = foldWords(question).slice(0, mostWords);
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ');
}
