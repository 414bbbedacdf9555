import type { TemplateValue } from './fill-template.ts';
import type { Template } from './template.ts';

/** A piece of a template's text: its own words, or a variable with its value; null while nothing is in it. */
export type PreviewPiece = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'variable'; readonly key: string; readonly value: string | null };

/** A template as the contact will read it. */
export type TemplatePreview = {
  readonly header: { readonly kind: 'text'; readonly pieces: readonly PreviewPiece[] } | { readonly kind: 'image' | 'video' | 'document' | 'location' } | null;
  readonly body: readonly PreviewPiece[];
  readonly footer: string | null;
  readonly buttons: readonly { readonly kind: Template['buttons'][number]['kind']; readonly text: string; readonly url: readonly PreviewPiece[] | null }[];
};

const place = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/gu;

/** Puts the values into a template piece by piece, so that a screen can mark what is still missing. Pure; whether it can be sent is `fillTemplate`'s answer. */
export function previewTemplate(template: Template, values: readonly TemplateValue[]): TemplatePreview {
  const piecesOf = (text: string, of: (value: TemplateValue) => boolean): readonly PreviewPiece[] => {
    const given = new Map(values.filter(of).map((value) => [value.key, value.value]));
    const pieces: PreviewPiece[] = [];
    let end = 0;
    for (const match of text.matchAll(place)) {
      const key = match[1] ?? '';
      const value = given.get(key) ?? '';
      if (match.index > end) pieces.push({ kind: 'words', text: text.slice(end, match.index) });
      pieces.push({ kind: 'variable', key, value: value.trim() === '' ? null : value });
      end = match.index + match[0].length;
    }
    if (end < text.length) pieces.push({ kind: 'words', text: text.slice(end) });
    return pieces;
  };
  const { header } = template;
  return {
    header: header === null ? null : header.kind === 'text' ? { kind: 'text', pieces: piecesOf(header.text, (value) => value.part === 'header') } : { kind: header.kind },
    body: piecesOf(template.body, (value) => value.part === 'body'),
    footer: template.footer,
    buttons: template.buttons.map((button, index) => ({
      kind: button.kind,
      text: button.text,
      url: button.url === null ? null : piecesOf(button.url, (value) => value.part === 'button' && value.buttonIndex === index),
    })),
  };
}
