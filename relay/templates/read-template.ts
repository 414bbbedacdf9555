import { variablesOf } from '../../shared/domain/templates/read-variables.ts';
import type { Template, TemplateVariable } from '../../shared/domain/templates/template.ts';
import type { NumberId, TemplateId } from '../../shared/kernel/ids.ts';

/** A template as the table holds it. */
export type TemplateRow = {
  id: string;
  name: string;
  language: string;
  status: string;
  status_reason: string | null;
  category: string;
  quality: string;
  parameter_format: string;
  components: unknown;
  changed_at: number;
  number_ids: readonly string[];
};

type Fields = { readonly [name: string]: unknown };

/** Turns a row into the value that clients get. Total: components are kept as Meta wrote them, and whatever is odd in them is left out. */
export function readTemplate(row: TemplateRow): Template {
  const components = listOf(row.components);
  const part = (type: string): Fields | undefined => components.find((component) => upper(component['type']) === type);
  const header = readHeader(part('HEADER'));
  const body = textOf(part('BODY')?.['text']) ?? '';
  const buttons = listOf(part('BUTTONS')?.['buttons']);
  const parameterFormat = row.parameter_format.toLowerCase() === 'named' ? 'named' : 'positional';
  return {
    id: row.id as TemplateId,
    name: row.name,
    language: row.language,
    status: row.status,
    statusReason: row.status_reason,
    category: row.category,
    quality: row.quality,
    parameterFormat,
    header,
    body,
    footer: textOf(part('FOOTER')?.['text']),
    buttons: buttons.map((button) => ({ kind: buttonKind(button), text: textOf(button['text']) ?? '', url: textOf(button['url']) })),
    variables: [
      ...(header?.kind === 'text' ? variables('header', header.text, part('HEADER')) : []),
      ...variables('body', body, part('BODY')),
      ...buttons.flatMap((button, index) => buttonVariables(button, index)),
    ],
    numberIds: row.number_ids as readonly NumberId[] as NumberId[],
    changedAt: row.changed_at,
  };
}

function readHeader(header: Fields | undefined): Template['header'] {
  const format = upper(header?.['format']);
  if (header === undefined) return null;
  if (format === 'IMAGE' || format === 'VIDEO' || format === 'DOCUMENT' || format === 'LOCATION') {
    return { kind: format.toLowerCase() as 'image' | 'video' | 'document' | 'location' };
  }
  const text = textOf(header['text']);
  return text === null ? null : { kind: 'text', text };
}

function variables(part: 'header' | 'body', text: string, component: Fields | undefined): readonly TemplateVariable[] {
  const example = fieldsOf(component?.['example']);
  const named = listOf(example?.[`${part}_text_named_params`]);
  const first = example?.[`${part}_text`];
  // Of the body a list of lists, of the header a list.
  const positional: unknown = Array.isArray(first) && Array.isArray(first[0]) ? first[0] : first;
  return variablesOf(text).map((key, index) => ({
    part,
    buttonIndex: null,
    key,
    example: textOf(named.find((entry) => entry['param_name'] === key)?.['example']) ?? (Array.isArray(positional) ? textOf(positional[index]) : null),
  }));
}

function buttonVariables(button: Fields, index: number): readonly TemplateVariable[] {
  const kind = buttonKind(button);
  const example: unknown = Array.isArray(button['example']) ? button['example'][0] : button['example'];
  if (kind === 'copy-code') return [{ part: 'button', buttonIndex: index, key: 'code', example: textOf(example) }];
  if (kind !== 'url') return [];
  return variablesOf(textOf(button['url']) ?? '').slice(0, 1).map((key) => ({ part: 'button', buttonIndex: index, key, example: textOf(example) }));
}

function buttonKind(button: Fields): Template['buttons'][number]['kind'] {
  switch (upper(button['type'])) {
    case 'QUICK_REPLY':
      return 'quick-reply';
    case 'URL':
      return 'url';
    case 'PHONE_NUMBER':
      return 'phone';
    case 'COPY_CODE':
      return 'copy-code';
    case 'FLOW':
      return 'flow';
    default:
      return 'other';
  }
}

function upper(value: unknown): string {
  return typeof value === 'string' ? value.toUpperCase() : '';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((fields) => fields !== undefined) : [];
}
