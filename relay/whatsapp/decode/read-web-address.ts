import { readText } from './read-field.ts';

/** An address that a browser may be pointed at on a person's word: http or https, no password in it, at most 2,000 characters. Null for all else. */
export function readWebAddress(value: unknown): string | null {
  const text = readText(value)?.trim() ?? '';
  if (text.length > 2000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url.href : null;
}
