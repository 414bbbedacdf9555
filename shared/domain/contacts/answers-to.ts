import { foldWords } from '../search/fold-words.ts';
import type { Contact } from './contact.ts';

/** Digits at the end of a number that its mask leaves to see. */
const visibleDigits = 2;

/** Nothing in it is folded but its case: most of some thousand contacts are told without taking their names apart. */
const isPlain = (text: string): boolean => /^[\u0000-\u007f]*$/u.test(text);

/**
 * Makes the test whether a contact answers to every word of a question: the beginning of a word of the name or user name, or the visible end of the
 * number. Pure; null when the question holds no word. More of a number only the relay can compare.
 */
export function answersTo(question: string): ((contact: Pick<Contact, 'displayName' | 'username' | 'maskedNumber'>) => boolean) | null {
  const wanted = foldWords(question);
  if (wanted.length === 0) return null;
  return ({ displayName, username, maskedNumber }) => {
    const written = `${displayName} ${username ?? ''}`;
    const digits = (maskedNumber ?? '').replace(/\D/g, '').slice(-visibleDigits);
    if (isPlain(written) && wanted.some((word) => word !== digits && !written.toLowerCase().includes(word))) return false;
    const names = foldWords(written);
    return wanted.every((word) => names.some((name) => name.startsWith(word)) || (digits.length === visibleDigits && word === digits));
  };
}
