import type { TemplatePayload } from '../../../shared/domain/outgoing/send-payload.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * Writes the `template` object of a send. Pure. Components without variables are left out; named parameters carry their name, positional ones go by order.
 * Source: Meta, 'Components' (February 2026).
 *
 * @returns null when the file of the header is missing.
 */
export function buildTemplate(template: TemplatePayload, metaMediaId: string | null): Part | null {
  const texts = (variables: TemplatePayload['body']): readonly Part[] =>
    variables.map(({ key, value }) => ({ type: 'text', ...(template.parameterFormat === 'named' ? { parameter_name: key } : {}), text: value }));
  const header = headerOf(template, metaMediaId, texts);
  if (header === null) return null;
  const components = [
    ...(header.length === 0 ? [] : [{ type: 'header', parameters: header }]),
    ...(template.body.length === 0 ? [] : [{ type: 'body', parameters: texts(template.body) }]),
    ...template.buttons.map((button) => ({
      type: 'button',
      sub_type: button.kind === 'url' ? 'url' : 'copy_code',
      index: String(button.index),
      parameters: [button.kind === 'url' ? { type: 'text', text: button.value } : { type: 'coupon_code', coupon_code: button.value }],
    })),
  ];
  return { name: template.name, language: { code: template.language }, ...(components.length === 0 ? {} : { components }) };
}

function headerOf(template: TemplatePayload, metaMediaId: string | null, texts: (variables: TemplatePayload['header']) => readonly Part[]): readonly Part[] | null {
  const { headerFile, headerPlace } = template;
  if (headerFile !== null) {
    if (metaMediaId === null) return null;
    return [{ type: headerFile.kind, [headerFile.kind]: { id: metaMediaId, ...(headerFile.fileName === null ? {} : { filename: headerFile.fileName }) } }];
  }
  if (headerPlace !== null) {
    const { latitude, longitude, name, address } = headerPlace;
    return [{ type: 'location', location: { latitude: String(latitude), longitude: String(longitude), ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) } }];
  }
  return texts(template.header);
}
