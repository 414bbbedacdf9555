import { de } from './de.ts';
import { en } from './en.ts';

export type Language = 'en' | 'de';
type FullKey = keyof typeof en;
/** A key without its plural ending: `_zero`, `_one` and `_other` are chosen by `count`. */
export type TextKey = FullKey extends infer Key ? (Key extends `${infer Stem}_zero` | `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key) : never;
export type Values = Readonly<Record<string, string | number>>;

/**
 * Everything that turns facts into words for one person: the texts, the locale for numbers and dates, and the zone in which times are said
 * (undefined: the computer's own).
 */
export type Words = {
  readonly language: Language;
  readonly locale: string;
  readonly zone: string | undefined;
  readonly text: (key: TextKey, values?: Values) => string;
};

/** @param locale BCP 47, e.g. `en-GB`; its region decides how dates and numbers look. */
export function createWords(language: Language, locale: string, zone?: string): Words {
  const texts: Readonly<Record<string, string | undefined>> = language === 'de' ? de : en;
  const plural = new Intl.PluralRules(language);
  const find = (key: string, count: Values[string] | undefined): string | undefined =>
    typeof count === 'number' ? ((count === 0 ? texts[`${key}_zero`] : undefined) ?? texts[`${key}_${plural.select(count)}`]) : undefined;
  return {
    language, locale, zone,
    text: (key, values) => {
      const found = texts[key] ?? find(key, values?.['count']) ?? key;
      return values === undefined ? found : found.replace(gap, (whole, name: string) => String(values[name] ?? whole));
    },
  };
}

/** Where a value stands in a text: `{{name}}`. What is put there is shown as it is, whatever it looks like. */
const gap = /\{\{(\w+)\}\}/gu;

/** The person's own locale where it is of the chosen language, so that an English text keeps British or American dates. */
export function chooseLocale(language: Language, preferred: readonly string[]): string {
  return preferred.find((locale) => locale.toLowerCase().split('-')[0] === language) ?? (language === 'en' ? 'en-GB' : 'de-DE');
}

const controls = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;
/** More marks on one letter than any language writes: they would paint over the lines around. */
const towers = /(\p{M}{3})\p{M}+/gu;

/** A stranger's words on one line of ours: control and direction characters and towers of marks removed. */
export function oneLine(stranger: string): string {
  return stranger.replace(controls, ' ').replace(towers, '$1').replace(/\s+/g, ' ').trim();
}

/** The same inside a sentence, isolated so that its direction cannot turn the sentence around. */
export function isolate(stranger: string): string {
  return `\u2068${oneLine(stranger)}\u2069`;
}
