import { useState } from 'react';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { call } from '../bridge/call.ts';
import { useWords } from '../text/use-words.tsx';
import { Fact } from './fact.tsx';
import { offeredLanguages } from './offered-languages.ts';
import { problemWords } from './problem-words.ts';

/** In which language to write to the contact; templates are offered in it. */
export function LanguageFact({ contact }: { readonly contact: Contact }) {
  const words = useWords();
  const { text } = words;
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const known = contact.language ?? '';
  const names = new Intl.DisplayNames([words.locale], { type: 'language' });
  const tags = [...new Set([...offeredLanguages, ...(known === '' ? [] : [known])])].map((tag) => ({ tag, name: names.of(tag) ?? tag })).sort((one, other) => one.name.localeCompare(other.name, words.locale));
  const choose = async (language: string) => {
    setChosen(language);
    setProblem(null);
    const answer = await call('contacts.setLanguage', { contactId: contact.id, language: language === '' ? null : language });
    if (answer.ok) return;
    setChosen(null);
    setProblem(problemWords(words, answer.error));
  };
  return (
    <Fact name={text('about.language')}>
      <select className="panel-select" aria-label={text('about.language')} value={chosen === null || chosen === known ? known : chosen} onChange={(event) => void choose(event.target.value)}>
        <option value="">{text('about.language.unknown')}</option>
        {tags.map(({ tag, name }) => <option key={tag} value={tag}>{name}</option>)}
      </select>
      {problem !== null && <span role="alert" className="panel-problem panel-line">{problem}</span>}
    </Fact>
  );
}
