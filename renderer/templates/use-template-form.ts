import { useState } from 'react';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { fillTemplate } from '../../shared/domain/templates/fill-template.ts';
import type { TemplateRefusal, TemplateValue } from '../../shared/domain/templates/fill-template.ts';
import { prefillTemplate } from '../../shared/domain/templates/prefill-template.ts';
import type { PrefillFacts } from '../../shared/domain/templates/prefill-template.ts';
import type { Template, TemplateVariable } from '../../shared/domain/templates/template.ts';

export type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;
export type TemplateHeader = TemplateContent['header'];

/** What is being put into a template: its values, its header, and what is still missing. */
export type TemplateForm = {
  readonly values: readonly TemplateValue[];
  readonly header: TemplateHeader;
  readonly refusal: TemplateRefusal | null;
  readonly content: TemplateContent;
  readonly valueOf: (variable: TemplateVariable) => string;
  readonly write: (variable: TemplateVariable, value: string) => void;
  readonly setHeader: (header: TemplateHeader) => void;
};

/**
 * Keeps the values of one template; values that a template in another language has as well go along.
 *
 * @param begin one that was sent and taken back: its values are there again. A file has to be chosen anew, it went with the message.
 */
export function useTemplateForm(template: Template, facts: PrefillFacts, begin: TemplateContent | null): TemplateForm {
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(begin?.values.map((value) => [placeOf(value), value.value]) ?? []));
  const [header, setHeader] = useState<TemplateHeader>(begin?.header?.kind === 'location' ? begin.header : null);
  const values = prefillTemplate(template, facts).map((value) => ({ ...value, value: written[placeOf(value)] ?? value.value }));
  const fitting = header !== null && template.header?.kind === header.kind ? header : null;
  const filled = fillTemplate(template, values.map((value) => ({ ...value, value: value.value.trim() })), fitting?.kind ?? null);
  return {
    values,
    header: fitting,
    refusal: filled.ok ? null : filled.error,
    content: { kind: 'template', templateId: template.id, values: values.map((value) => ({ ...value, value: value.value.trim() })), header: fitting },
    valueOf: (variable) => values.find((value) => placeOf(value) === placeOf(variable))?.value ?? '',
    write: (variable, value) => setWritten({ ...written, [placeOf(variable)]: value }),
    setHeader,
  };
}

/** As `fillTemplate` names the place in a refusal. */
export function placeOf(variable: Pick<TemplateVariable, 'part' | 'buttonIndex' | 'key'>): string {
  return variable.part === 'button' ? `button.${variable.buttonIndex ?? 0}.${variable.key}` : `${variable.part}.${variable.key}`;
}
