import type { NumberId } from '../../kernel/ids.ts';
import type { TemplateHindrance } from './decide-template-hindrance.ts';
import { comparableLanguage } from './language.ts';
import type { Template } from './template.ts';

/** One template as a person chooses it: all its languages together, the one that fits the contact first. `hindrance` is that of the first. */
export type TemplateChoice = {
  readonly name: string;
  readonly versions: readonly [Template, ...Template[]];
  readonly favourite: boolean;
  readonly hindrance: TemplateHindrance | null;
};

export type TemplateWish = {
  /** The company number that the conversation is on; a template of another account cannot be sent from it. */
  readonly numberId: NumberId;
  /** The contact's language, then the company's, as far as they are known. */
  readonly languages: readonly string[];
  readonly favourites: readonly string[];
  readonly query: string;
  readonly hindranceOf: (template: Template) => TemplateHindrance | null;
};

/**
 * The templates that answer to what was typed: favourites first, what can be sent before what cannot, then by name. Pure.
 * Every typed word must begin a word of the name or the text; case and accents do not count.
 */
export function arrangeTemplates(templates: readonly Template[], wish: TemplateWish): readonly TemplateChoice[] {
  const byName = new Map<string, readonly Template[]>();
  for (const template of templates.filter(({ numberIds }) => numberIds.includes(wish.numberId))) byName.set(template.name, [...(byName.get(template.name) ?? []), template]);
  const choices = [...byName].flatMap(([name, versions]): TemplateChoice[] => {
    const [first, ...rest] = orderVersions(versions, wish);
    return first === undefined ? [] : [{ name, versions: [first, ...rest], favourite: wish.favourites.includes(name), hindrance: wish.hindranceOf(first) }];
  });
  const wanted = fold(wish.query).split(' ').filter((word) => word !== '');
  return choices
    .filter((choice) => wanted.every((word) => ` ${textOf(choice)}`.includes(` ${word}`)))
    .sort((one, other) => Number(other.favourite) - Number(one.favourite) || Number(one.hindrance !== null) - Number(other.hindrance !== null) || (one.name < other.name ? -1 : 1));
}

/** By the wished languages (region first, then without it); of two that fit alike, the one that can be sent. */
function orderVersions(versions: readonly Template[], wish: TemplateWish): readonly Template[] {
  const place = (template: Template): number => {
    const code = comparableLanguage(template.language);
    const places = wish.languages.map(comparableLanguage).map((wished) => (wished === code ? 0 : stem(wished) === stem(code) ? 0.5 : Infinity));
    const at = places.findIndex((distance) => distance !== Infinity);
    return at < 0 ? wish.languages.length : at + (places[at] ?? 0);
  };
  const sendable = (template: Template): number => (wish.hindranceOf(template) === null ? 0 : 1);
  return [...versions].sort((one, other) => place(one) - place(other) || sendable(one) - sendable(other) || (one.language < other.language ? -1 : 1));
}

function textOf({ name, versions }: TemplateChoice): string {
  return fold([name, ...versions.flatMap((version) => [version.header?.kind === 'text' ? version.header.text : '', version.body, version.footer ?? ''])].join(' '));
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function stem(language: string): string {
  return language.split('_')[0] ?? language;
}
