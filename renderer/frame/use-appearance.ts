import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { directionOf } from '../text/direction-of.ts';
import { chooseLocale, createWords } from '../text/words.ts';
import type { Language, Words } from '../text/words.ts';

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkScheme.addEventListener('change', listener);
  return () => darkScheme.removeEventListener('change', listener);
}

/** Puts theme, density, duty, language and its direction on the root element, where tokens and screen readers look for them. */
export function useAppearance(session: Session | null): Words {
  const systemDark = useSyncExternalStore(subscribe, () => darkScheme.matches);
  const theme = session?.settings.theme ?? 'system';
  const dark = theme === 'dark' || (theme === 'system' && systemDark);
  const language: Language =
    session === null ? firstLanguage() : session.settings.locale === 'system' ? session.settings.systemLocale : session.settings.locale;
  const density = session?.settings.density ?? 'comfortable';
  const quiet = session?.phase === 'ready' && session.duty.state === 'quiet';

  useEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = dark ? 'dark' : 'light';
    root.dataset['density'] = density;
    root.dataset['duty'] = quiet ? 'quiet' : 'work';
    root.lang = language;
    root.dir = directionOf(language);
  }, [dark, density, quiet, language]);

  return useMemo(() => createWords(language, chooseLocale(language, navigator.languages)), [language]);
}

function firstLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}
