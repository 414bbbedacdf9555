import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { fillText, variablesOf } from './read-variables.ts';
import { sendableStatus } from './sendable-status.ts';
import type { Template } from './template.ts';

/** Limits of filled parts in UTF-16 code units. Source: Meta, 'Template components'. */
export const templateLimits = { header: 60, body: 1024, url: 2000 } as const;

/** One value of the sender's for one variable. */
export type TemplateValue = { readonly part: 'header' | 'body' | 'button'; readonly buttonIndex: number | null; readonly key: string; readonly value: string };

export type TemplateRefusal =
  | { readonly kind: 'template-refused'; readonly rule: 'not-approved'; readonly status: string }
  | { readonly kind: 'template-refused'; readonly rule: 'variable-missing' | 'variable-unknown' | 'variable-layout'; readonly field: string }
  | { readonly kind: 'template-refused'; readonly rule: 'header-missing' | 'header-unknown' | 'not-supported' }
  | { readonly kind: 'too-long'; readonly field: string; readonly limit: number; readonly length: number };

/** A template with its values in place. `text` is what the contact reads; the lists are in the order in which Meta wants them. */
export type FilledTemplate = {
  readonly text: string;
  readonly header: readonly FilledVariable[];
  readonly body: readonly FilledVariable[];
  readonly buttons: readonly { readonly index: number; readonly kind: 'url' | 'copy-code'; readonly value: string }[];
};
export type FilledVariable = { readonly key: string; readonly value: string };

/**
 * Fills a template, or says why Meta would refuse it. Pure.
 *
 * @param headerFile what the sender put in place of a header that is a file or a place.
 */
export function fillTemplate(
  template: Template,
  values: readonly TemplateValue[],
  headerFile: 'image' | 'video' | 'document' | 'location' | null,
): Result<FilledTemplate, TemplateRefusal> {
  if (template.status !== sendableStatus) return fail({ kind: 'template-refused', rule: 'not-approved', status: template.status });
  const wanted = template.header !== null && template.header.kind !== 'text' ? template.header.kind : null;
  if (wanted !== headerFile) return fail({ kind: 'template-refused', rule: headerFile === null ? 'header-missing' : 'header-unknown' });
  // These need more than a text; the desk does not offer them.
  if (template.buttons.some((button) => button.kind === 'flow' || button.kind === 'other')) return fail({ kind: 'template-refused', rule: 'not-supported' });

  const given = new Map(values.map((value) => [placeOf(value), value.value]));
  const known = new Set(template.variables.map(placeOf));
  const stranger = values.find((value) => !known.has(placeOf(value)));
  if (stranger !== undefined) return fail({ kind: 'template-refused', rule: 'variable-unknown', field: placeOf(stranger) });
  for (const variable of template.variables) {
    const value = given.get(placeOf(variable));
    if (value === undefined || value.trim() === '') return fail({ kind: 'template-refused', rule: 'variable-missing', field: placeOf(variable) });
    // Meta refuses line breaks, tabs and more than four blanks in a row (132018).
    if (/[\n\r\t]| {5}/u.test(value)) return fail({ kind: 'template-refused', rule: 'variable-layout', field: placeOf(variable) });
  }

  const valuesOf = (part: 'header' | 'body', text: string): readonly FilledVariable[] =>
    inOrder(variablesOf(text), template.parameterFormat).map((key) => ({ key, value: given.get(`${part}.${key}`) ?? '' }));
  const headerText = template.header?.kind === 'text' ? template.header.text : '';
  const header = valuesOf('header', headerText);
  const body = valuesOf('body', template.body);
  const filledHeader = fillText(headerText, asMap(header));
  const filledBody = fillText(template.body, asMap(body));
  for (const [field, text] of [['header', filledHeader], ['body', filledBody]] as const) {
    if (text.length > templateLimits[field]) return fail({ kind: 'too-long', field, limit: templateLimits[field], length: text.length });
  }
  const buttons = template.variables
    .filter((variable) => variable.part === 'button')
    .map((variable) => ({
      index: variable.buttonIndex ?? 0,
      kind: template.buttons[variable.buttonIndex ?? 0]?.kind === 'copy-code' ? ('copy-code' as const) : ('url' as const),
      value: given.get(placeOf(variable)) ?? '',
    }));
  for (const button of buttons) {
    const limit = button.kind === 'copy-code' ? 20 : templateLimits.url;
    if (button.value.length > limit) return fail({ kind: 'too-long', field: `button.${button.index}`, limit, length: button.value.length });
  }
  const text = [filledHeader, filledBody, template.footer ?? ''].filter((part) => part !== '').join('\n\n');
  return succeed({ text, header, body, buttons });
}

/** Names a variable's place: `body.1`, `header.first_name`, `button.0.1`. */
function placeOf(variable: { readonly part: string; readonly buttonIndex: number | null; readonly key: string }): string {
  return variable.part === 'button' ? `button.${variable.buttonIndex ?? 0}.${variable.key}` : `${variable.part}.${variable.key}`;
}

/** Positional values go by number, wherever in the text their places stand. */
function inOrder(keys: readonly string[], format: Template['parameterFormat']): readonly string[] {
  return format === 'positional' ? [...keys].sort((one, other) => Number(one) - Number(other)) : keys;
}

function asMap(variables: readonly FilledVariable[]): ReadonlyMap<string, string> {
  return new Map(variables.map((variable) => [variable.key, variable.value]));
}
