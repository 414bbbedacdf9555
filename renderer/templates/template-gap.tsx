import { useWords } from '../text/use-words.tsx';
import { gapName } from './template-words.ts';

/** A place in a template's text: what is in it, or a gap with a name while nothing is. */
export function TemplateGap({ name, value }: { readonly name: string; readonly value: string | null }) {
  const words = useWords();
  return value === null ? <span className="template-gap">{gapName(words, name)}</span> : <bdi className="template-value">{value}</bdi>;
}
