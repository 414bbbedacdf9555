import type { TemplateHindrance } from '../../shared/domain/templates/decide-template-hindrance.ts';
import type { TemplateRefusal } from '../../shared/domain/templates/fill-template.ts';
import type { Template, TemplateVariable } from '../../shared/domain/templates/template.ts';
import { wordsAround } from '../../shared/domain/templates/words-around.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { number } from '../text/formats.ts';
import { calendarDay } from '../text/time-words.ts';
import { isolate, oneLine } from '../text/words.ts';
import type { TextKey, Words } from '../text/words.ts';

/** The name of a template for people: WhatsApp allows small letters and underscores only. */
export function templateTitle(name: string): string {
  const words = oneLine(name.replaceAll('_', ' '));
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const categories: Readonly<Record<string, TextKey>> = { MARKETING: 'template.category.marketing', UTILITY: 'template.category.utility', AUTHENTICATION: 'template.category.authentication' };
const prices: Readonly<Record<string, TextKey>> = { MARKETING: 'template.price.marketing', UTILITY: 'template.price.utility', AUTHENTICATION: 'template.price.authentication' };

/** What kind of message it is to WhatsApp, in a word. */
export function categoryWords({ text }: Words, category: string): string {
  return text(categories[category.toUpperCase()] ?? 'template.category.other');
}

/** By what the company is charged. Source: Meta, 'Pricing' (September 2026): per delivered template; utility is free inside an open service window. No amounts: they are the company's contract. */
export function priceWords({ text }: Words, category: string): string {
  return text(prices[category.toUpperCase()] ?? 'template.price.other');
}

const qualities: Readonly<Record<string, TextKey>> = { GREEN: 'template.quality.green', YELLOW: 'template.quality.yellow', RED: 'template.quality.red' };

/** What WhatsApp says of how contacts receive it; null where it says nothing. */
export function qualityWords({ text }: Words, quality: string): string | null {
  const key = qualities[quality.toUpperCase()];
  return key === undefined ? null : text(key);
}

const statuses: Readonly<Record<string, 'pending' | 'paused' | 'rejected' | 'disabled' | 'appeal' | 'limit' | 'archived' | 'deletion'>> = {
  PENDING: 'pending', PAUSED: 'paused', FLAGGED: 'paused', LOCKED: 'disabled', REJECTED: 'rejected', DISABLED: 'disabled', IN_APPEAL: 'appeal', LIMIT_EXCEEDED: 'limit', ARCHIVED: 'archived', PENDING_DELETION: 'deletion',
};

/** A status that keeps a template from being sent, in a word. */
export function statusWords({ text }: Words, status: string): string {
  const known = statuses[status.toUpperCase()];
  return known === undefined ? text('template.status.other', { status: oneLine(status) }) : text(`template.status.${known}`);
}

/** Why this template cannot go to this contact, and what to do instead. */
export function hindranceWords(words: Words, hindrance: TemplateHindrance, facts: { readonly name: string; readonly now: Instant }): string {
  const { text } = words;
  switch (hindrance.kind) {
    case 'status': {
      const known = statuses[hindrance.status.toUpperCase()];
      return known === undefined ? text('template.refused.other', { status: oneLine(hindrance.status) }) : text(`template.refused.${known}`);
    }
    case 'opted-out':
      return text('template.refused.optedOut', { name: facts.name, date: calendarDay(words, hindrance.at, facts.now) });
    case 'blocked':
      return text('template.refused.blocked', { name: facts.name });
    case 'not-supported':
      return text('template.refused.notSupported');
  }
}

/** A gap in a word or two, where the text around it is seen: the name that the template's author gave, else its number. */
export function gapName({ text }: Words, key: string): string {
  return /^\d+$/u.test(key) ? text('template.value', { number: key }) : templateTitle(key);
}

/** What a field asks for: the name that the template's author gave, else its number and the words beside its gap. */
export function variableName(words: Words, template: Template, variable: TemplateVariable): string {
  const { text } = words;
  const name = gapName(words, variable.key);
  const around = !/^\d+$/u.test(variable.key) ? null : wordsAround(textOf(template, variable), variable.key);
  const told = around === null ? name : text(`template.value.${around.side}`, { name, words: isolate(around.words) });
  if (variable.part === 'body') return told;
  if (variable.part === 'header') return text('template.value.header', { name: told });
  const button = variable.part === 'button' ? template.buttons[variable.buttonIndex ?? 0] : undefined;
  return button === undefined ? name : text('template.value.button', { name: isolate(button.text) });
}

/** Of a button it is an address, which tells nothing. */
function textOf({ body, header }: Template, { part }: TemplateVariable): string {
  if (part === 'body') return body;
  return part === 'header' && header?.kind === 'text' ? header.text : '';
}

/** What is missing before it can be sent; said at the field where it has one. */
export function missingWords(words: Words, refusal: TemplateRefusal): string {
  const { text } = words;
  if (refusal.kind === 'too-long') return text('template.missing.tooLong', { limit: number(words, refusal.limit) });
  switch (refusal.rule) {
    case 'variable-missing':
      return text('template.missing.value');
    case 'variable-layout':
      return text('template.missing.layout');
    case 'header-missing':
      return text('template.missing.header');
    default:
      return text('template.missing.other');
  }
}
