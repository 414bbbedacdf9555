import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { Words } from './words.ts';

const WordsContext = createContext<Words | null>(null);

/** Gives all screens below it the person's language. */
export function WordsProvider({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the person in front of the screen. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (words === null) throw new Error('There are no words outside of WordsProvider');
  return words;
}
