import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useAnswer } from '../bridge/use-answer.ts';
import { languageName } from '../text/language-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Switch } from '../ui/switch.tsx';

/** Whether spelling is checked, in which languages, and honestly why not where it cannot be. */
export function SpellingChoice({ session }: { readonly session: Session }) {
  const words = useWords();
  const { text } = words;
  const [spelling] = useAnswer('spelling.read', null);
  if (spelling.state !== 'ready') return null;
  const { by, languages } = spelling.value;
  const named = new Intl.ListFormat(words.locale).format(languages.map((language) => languageName(words, language)));
  const help = by === 'off' ? text('spelling.off') : by === 'no-dictionary' ? text('spelling.none') : by === 'system' ? text('spelling.system') : text('spelling.in', { languages: named });
  return <Switch name={text('spelling.check')} help={`${help} ${text('spelling.honest')}`} on={session.settings.spellCheck?.length !== 0} onChange={(on) => void call('settings.store', { spellCheck: on ? null : [] })} />;
}
