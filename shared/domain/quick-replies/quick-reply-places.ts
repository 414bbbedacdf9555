import { comparableLanguage } from '../templates/language.ts';

/** The places that Deskline fills by itself, in the order in which an editor offers them. Any other name is filled by the person who sends. */
export const quickReplyPlaces = ['contact.name', 'contact.first', 'me.name', 'me.first', 'company', 'greeting'] as const;

/** What is known at the moment of inserting. `localHour`: 0 to 23 where the writer is; `language`: of the words that are inserted, or null. */
export type PlaceFacts = {
  readonly contactName: string | null;
  readonly myName: string | null;
  readonly company: string | null;
  readonly localHour: number;
  readonly language: string | null;
};

/** Until noon, until six in the evening, after. Languages that greet in two ways only say the second twice. */
const greetings: Readonly<Record<string, readonly [string, string, string]>> = {
  de: ['Guten Morgen', 'Guten Tag', 'Guten Abend'],
  en: ['Good morning', 'Good afternoon', 'Good evening'],
  es: ['Buenos días', 'Buenas tardes', 'Buenas noches'],
  fr: ['Bonjour', 'Bonjour', 'Bonsoir'],
  it: ['Buongiorno', 'Buongiorno', 'Buonasera'],
  nl: ['Goedemorgen', 'Goedemiddag', 'Goedenavond'],
  pl: ['Dzień dobry', 'Dzień dobry', 'Dobry wieczór'],
  pt: ['Bom dia', 'Boa tarde', 'Boa noite'],
  tr: ['Günaydın', 'İyi günler', 'İyi akşamlar'],
};

/** The values of the places for one contact and one moment; null where nothing is known, so that the person fills it. Pure. */
export function valuesOfPlaces(facts: PlaceFacts): Readonly<Record<(typeof quickReplyPlaces)[number], string | null>> {
  return {
    'contact.name': facts.contactName,
    'contact.first': firstOf(facts.contactName),
    'me.name': facts.myName,
    'me.first': firstOf(facts.myName),
    company: facts.company,
    greeting: greeting(facts),
  };
}

function greeting({ language, localHour }: PlaceFacts): string | null {
  const words = greetings[comparableLanguage(language ?? '').split('_')[0] ?? ''];
  return words?.[localHour < 12 ? 0 : localHour < 18 ? 1 : 2] ?? null;
}

function firstOf(name: string | null): string | null {
  return name?.trim().split(/\s+/u)[0] ?? null;
}
