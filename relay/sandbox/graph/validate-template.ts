import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { JsonObject } from '../platform/json.ts';
import { asList, asObject, asText } from '../platform/json.ts';
import type { MediaKind, MediaTrouble } from './field-rules.ts';
import { mediaRules } from './field-rules.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';
import type { Template } from './templates.ts';

type Catalogue = { readonly templates: readonly Template[]; readonly acceptUnknown: boolean; readonly mediaTrouble: MediaTrouble };

/** Checks a template send against the catalogue: existence, state, count and names of variables. @returns the price category. */
export function validateTemplate(value: unknown, catalogue: Catalogue): Result<string, GraphRefusal> {
  const sent = asObject(value);
  if (sent === undefined) return fail(refuse(131008, 'The parameter template is required.'));
  const name = asText(sent['name']);
  const language = asText(asObject(sent['language'])?.['code']);
  if (name === undefined) return fail(refuse(131008, "The parameter template['name'] is required."));
  if (language === undefined) return fail(refuse(131008, "The parameter template['language']['code'] is required."));
  if (sent['components'] !== undefined && asList(sent['components']) === undefined) return fail(refuse(100, "Param template['components'] must be an array."));
  const components = (asList(sent['components']) ?? []).map((component) => asObject(component) ?? {});
  const odd = components.find((component) => !['header', 'body', 'button', 'carousel', 'limited_time_offer'].includes(String(component['type']).toLowerCase()));
  if (odd !== undefined) return fail(refuse(132012, 'A component has an unknown type.'));
  const template = catalogue.templates.find((candidate) => candidate.name === name && candidate.language === language);
  if (template === undefined) return catalogue.acceptUnknown ? succeed('UTILITY') : fail(refuse(132001, `template name (${name.slice(0, 60)}) does not exist in ${language.slice(0, 20)}`));
  const refusal = stateRules(template) ?? partRules(template, components, catalogue.mediaTrouble);
  return refusal === undefined ? succeed(template.category) : fail(refusal);
}

function stateRules(template: Template): GraphRefusal | undefined {
  if (template.status === 'APPROVED') return undefined;
  if (template.status === 'PAUSED') return refuse(132015, 'The template is paused because of low quality.');
  if (template.status === 'DISABLED') return refuse(132016, 'The template is disabled because of low quality.');
  return refuse(132001, 'The template is not approved.');
}

function partRules(template: Template, sent: readonly JsonObject[], mediaTrouble: MediaTrouble): GraphRefusal | undefined {
  const created = (type: string): JsonObject | undefined => template.components.find((component) => component['type'] === type);
  const parameters = (type: string): readonly JsonObject[] => (asList(sent.find((component) => String(component['type']).toLowerCase() === type)?.['parameters']) ?? []).map((parameter) => asObject(parameter) ?? {});
  const header = created('HEADER');
  const headerRefusal = header !== undefined && header['format'] !== 'TEXT'
    ? mediaHeaderRules(String(header['format']).toLowerCase(), parameters('header'), mediaTrouble)
    : variableRules('header', asText(header?.['text']) ?? '', parameters('header'), template.parameter_format);
  return (
    headerRefusal ??
    variableRules('body', asText(created('BODY')?.['text']) ?? '', parameters('body'), template.parameter_format) ??
    buttonRules((asList(created('BUTTONS')?.['buttons']) ?? []).map((button) => asObject(button) ?? {}), sent.filter((component) => String(component['type']).toLowerCase() === 'button'))
  );
}

function mediaHeaderRules(format: string, parameters: readonly JsonObject[], mediaTrouble: MediaTrouble): GraphRefusal | undefined {
  const first = parameters[0];
  if (first === undefined) return refuse(132012, `header: Format mismatch, expected ${format.toUpperCase()}, received UNKNOWN`);
  if (first['type'] !== format) return refuse(132012, `header: Format mismatch, expected ${format.toUpperCase()}, received ${String(first['type']).toUpperCase().slice(0, 20)}`);
  return format === 'location' ? undefined : mediaRules(first[format], `header['${format}']`, { kind: format as MediaKind, caption: false, mediaTrouble });
}

function variableRules(part: string, text: string, parameters: readonly JsonObject[], format: 'POSITIONAL' | 'NAMED'): GraphRefusal | undefined {
  const variables = [...new Set([...text.matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/g)].map((match) => match[1] ?? ''))];
  if (variables.length !== parameters.length) return refuse(132000, `${part}: number of localizable_params (${parameters.length}) does not match the expected number of params (${variables.length})`);
  let length = text.length;
  for (const parameter of parameters) {
    const type = parameter['type'];
    const value = type === 'text' ? asText(parameter['text']) : asText(asObject(parameter[String(type)])?.['fallback_value']);
    if (value === undefined) return refuse(132012, `${part}: a parameter of type ${String(type).slice(0, 20)} has no value.`);
    if (format === 'NAMED' && !variables.includes(String(parameter['parameter_name']))) return refuse(132012, `${part}: Parameter name is missing or empty`);
    length += value.length;
  }
  if (length > (part === 'header' ? 60 : 1024) + variables.length * 6) return refuse(132005, `${part}: the translated text is too long.`);
  return undefined;
}

function buttonRules(created: readonly JsonObject[], sent: readonly JsonObject[]): GraphRefusal | undefined {
  for (const component of sent) {
    const button = created[Number(component['index'])];
    if (button === undefined) return refuse(132018, `buttons: Button at index ${String(component['index']).slice(0, 10)} of the template does not exist.`);
    const subType = String(component['sub_type']).toUpperCase();
    if (subType !== button['type']) return refuse(132018, `buttons: Button at index ${String(component['index'])} is of type ${String(button['type'])}.`);
  }
  const needing = created.findIndex((button) => button['type'] === 'URL' && String(button['url']).includes('{{'));
  const given = sent.some((component) => Number(component['index']) === needing && (asList(component['parameters']) ?? []).length === 1);
  return needing >= 0 && !given ? refuse(131008, `buttons: Button at index ${needing} of type Url requires a parameter`) : undefined;
}
