import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { outgoingLimits as limits } from './outgoing-limits.ts';
import type { OutgoingContent } from './outgoing-content.ts';

/** Why a content cannot go out as it is; `field` names the part, for example `buttons.2.title`. */
export type ContentRefusal =
  | { readonly kind: 'empty'; readonly field: string }
  | { readonly kind: 'too-long'; readonly field: string; readonly limit: number; readonly length: number }
  | { readonly kind: 'content-refused'; readonly field: string; readonly rule: 'too-many'; readonly limit: number; readonly length: number }
  | { readonly kind: 'content-refused'; readonly field: string; readonly rule: 'not-unique' | 'not-an-emoji' | 'not-a-place' | 'title-needed' };

/**
 * Checks a content against every limit of WhatsApp's that can be told from the content alone; client and relay both ask. Pure.
 *
 * @returns the content as it will be sent: outer blank space of texts removed, empty optional texts null.
 */
export function acceptContent(content: OutgoingContent): Result<OutgoingContent, ContentRefusal> {
  const tidy = tidyContent(content);
  const refusal = refusalOf(tidy);
  return refusal === null ? succeed(tidy) : fail(refusal);
}

function tidyContent(content: OutgoingContent): OutgoingContent {
  switch (content.kind) {
    case 'text':
      return { ...content, body: content.body.trim() };
    case 'image':
    case 'video':
    case 'document':
      return { ...content, caption: optional(content.caption) };
    case 'location':
      return { ...content, name: optional(content.name), address: optional(content.address) };
    case 'buttons':
      return {
        ...content,
        body: content.body.trim(),
        footer: optional(content.footer),
        buttons: content.buttons.map((button) => ({ id: button.id, title: button.title.trim() })),
      };
    case 'list':
      return {
        ...content,
        header: optional(content.header),
        body: content.body.trim(),
        footer: optional(content.footer),
        button: content.button.trim(),
        sections: content.sections.map((section) => ({
          title: optional(section.title),
          rows: section.rows.map((row) => ({ id: row.id, title: row.title.trim(), description: optional(row.description) })),
        })),
      };
    case 'location-request':
      return { ...content, body: content.body.trim() };
    default:
      return content;
  }
}

function refusalOf(content: OutgoingContent): ContentRefusal | null {
  switch (content.kind) {
    case 'text':
      return needed('body', content.body, limits.text);
    case 'image':
    case 'video':
    case 'document':
      return short('caption', content.caption, limits.caption);
    case 'location':
      return placeRefusal(content);
    case 'contacts':
      return firstOf([
        () => counted('cards', content.cards.length, limits.cards),
        ...content.cards.map((card, index) => () => needed(`cards.${index}.name`, card.name.trim(), limits.cardName)),
      ]);
    case 'reaction':
      return content.emoji === '' || isOneEmoji(content.emoji) ? null : { kind: 'content-refused', field: 'emoji', rule: 'not-an-emoji' };
    case 'buttons':
      return buttonsRefusal(content);
    case 'list':
      return listRefusal(content);
    case 'location-request':
      return needed('body', content.body, limits.locationRequestBody);
    case 'template':
      return content.header?.kind === 'location' ? placeRefusal(content.header) : null;
    case 'audio':
    case 'sticker':
      return null;
  }
}

function buttonsRefusal(content: Extract<OutgoingContent, { kind: 'buttons' }>): ContentRefusal | null {
  return firstOf([
    () => needed('body', content.body, limits.buttonsBody),
    () => short('footer', content.footer, limits.footer),
    () => (content.header?.kind === 'text' ? needed('header', content.header.text.trim(), limits.header) : null),
    () => counted('buttons', content.buttons.length, limits.buttons),
    ...content.buttons.flatMap((button, index) => [
      () => needed(`buttons.${index}.title`, button.title, limits.buttonTitle),
      () => needed(`buttons.${index}.id`, button.id, limits.buttonId),
    ]),
    () => unique('buttons.id', content.buttons.map((button) => button.id)),
    () => unique('buttons.title', content.buttons.map((button) => button.title)),
  ]);
}

function listRefusal(content: Extract<OutgoingContent, { kind: 'list' }>): ContentRefusal | null {
  const rows = content.sections.flatMap((section) => section.rows);
  return firstOf([
    () => needed('body', content.body, limits.listBody),
    () => short('header', content.header, limits.header),
    () => short('footer', content.footer, limits.footer),
    () => needed('button', content.button, limits.listButton),
    () => counted('sections', content.sections.length, limits.sections),
    () => counted('rows', rows.length, limits.rows),
    ...content.sections.flatMap((section, index) => [
      () => short(`sections.${index}.title`, section.title, limits.sectionTitle),
      // Meta wants a title for each as soon as there are two.
      (): ContentRefusal | null =>
        content.sections.length > 1 && section.title === null ? { kind: 'content-refused', field: `sections.${index}.title`, rule: 'title-needed' } : null,
      () => counted(`sections.${index}.rows`, section.rows.length, limits.rows),
    ]),
    ...rows.flatMap((row, index) => [
      () => needed(`rows.${index}.title`, row.title, limits.rowTitle),
      () => needed(`rows.${index}.id`, row.id, limits.rowId),
      () => short(`rows.${index}.description`, row.description, limits.rowDescription),
    ]),
    () => unique('rows.id', rows.map((row) => row.id)),
  ]);
}

function placeRefusal(place: { readonly latitude: number; readonly longitude: number; readonly name: string | null; readonly address: string | null }): ContentRefusal | null {
  const isOnEarth = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  if (!isOnEarth) return { kind: 'content-refused', field: 'latitude', rule: 'not-a-place' };
  return short('name', place.name, limits.placeText) ?? short('address', place.address, limits.placeText);
}

/** One visible character that is a picture; letters and several pictures are refused by Meta (131009). */
function isOneEmoji(text: string): boolean {
  return [...new Intl.Segmenter().segment(text)].length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);
}

function needed(field: string, text: string, limit: number): ContentRefusal | null {
  return text.trim() === '' ? { kind: 'empty', field } : short(field, text, limit);
}

function short(field: string, text: string | null, limit: number): ContentRefusal | null {
  return text !== null && text.length > limit ? { kind: 'too-long', field, limit, length: text.length } : null;
}

function counted(field: string, length: number, limit: number): ContentRefusal | null {
  if (length === 0) return { kind: 'empty', field };
  return length > limit ? { kind: 'content-refused', field, rule: 'too-many', limit, length } : null;
}

function unique(field: string, values: readonly string[]): ContentRefusal | null {
  return new Set(values).size === values.length ? null : { kind: 'content-refused', field, rule: 'not-unique' };
}

function firstOf(checks: readonly (() => ContentRefusal | null)[]): ContentRefusal | null {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== null) return refusal;
  }
  return null;
}

function optional(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
