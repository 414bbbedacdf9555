import type { JsonObject } from '../platform/json.ts';
import { asList, asObject, asText } from '../platform/json.ts';
import type { MediaTrouble } from './field-rules.ts';
import { firstRefusal, mediaRules, optionalText, requiredText } from './field-rules.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';

/** Types whose action is passed on after a look at its presence only: they belong to shops, payments and calls, which the product does not send. */
const looselyChecked = new Set([
  'product', 'product_list', 'catalog_message', 'carousel', 'address_message', 'order_details', 'order_status', 'voice_call', 'call_permission_request', 'request_contact_info',
]);

/** Checks `interactive` as Meta does: kinds, required members and limits. */
export function validateInteractive(value: unknown, mediaTrouble: MediaTrouble): GraphRefusal | undefined {
  const interactive = asObject(value);
  if (interactive === undefined) return refuse(131008, "The parameter interactive is required.");
  const type = asText(interactive['type']);
  if (type === undefined) return refuse(131008, "The parameter interactive['type'] is required.");
  const action = asObject(interactive['action']);
  if (action === undefined && type !== 'request_contact_info') return refuse(131008, "The parameter interactive['action'] is required.");
  const body = asObject(interactive['body']);
  const bodyMaximum = type === 'list' ? 4096 : 1024;
  const bodyOptional = type === 'product';
  return firstRefusal(
    () => (body === undefined && !bodyOptional ? refuse(131008, "The parameter interactive['body'] is required.") : undefined),
    () => (body === undefined ? undefined : requiredText(body, 'text', "interactive['body']['text']", bodyMaximum)),
    () => footerRules(interactive['footer']),
    () => headerRules(interactive['header'], type, mediaTrouble),
    () => actionRules(type, action ?? {}),
  );
}

function footerRules(value: unknown): GraphRefusal | undefined {
  if (value === undefined) return undefined;
  const footer = asObject(value);
  return footer === undefined ? refuse(100, "Param interactive['footer'] must be an object.") : requiredText(footer, 'text', "interactive['footer']['text']", 60);
}

function headerRules(value: unknown, type: string, mediaTrouble: MediaTrouble): GraphRefusal | undefined {
  if (value === undefined) return undefined;
  const header = asObject(value);
  if (header === undefined) return refuse(100, "Param interactive['header'] must be an object.");
  const kind = header['type'];
  if (kind === 'text') return requiredText(header, 'text', "interactive['header']['text']", 60);
  if (kind !== 'image' && kind !== 'video' && kind !== 'document') return refuse(131009, "interactive['header']['type'] must be text, image, video or document.");
  if (type === 'list' || type === 'product_list') return refuse(131009, `An interactive message of type ${type} takes a header of type text only.`);
  return mediaRules(header[kind], `interactive['header']['${kind}']`, { kind, caption: false, mediaTrouble });
}

function actionRules(type: string, action: JsonObject): GraphRefusal | undefined {
  if (type === 'button') return buttonRules(action);
  if (type === 'list') return listRules(action);
  if (type === 'cta_url') return linkRules(action);
  if (type === 'flow') return flowRules(action);
  if (type === 'location_request_message') return action['name'] === 'send_location' ? undefined : refuse(131009, "interactive['action']['name'] must be send_location.");
  if (looselyChecked.has(type)) return undefined;
  return refuse(131009, `interactive['type'] ${type.slice(0, 40)} is not one of the known types.`);
}

function buttonRules(action: JsonObject): GraphRefusal | undefined {
  const buttons = asList(action['buttons']) ?? [];
  if (buttons.length < 1 || buttons.length > 3) return refuse(131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  const replies = buttons.map((button) => asObject(asObject(button)?.['reply']));
  for (const [index, reply] of replies.entries()) {
    const path = `interactive['action']['buttons'][${index}]['reply']`;
    if (asObject(buttons[index])?.['type'] !== 'reply') return refuse(131009, `interactive['action']['buttons'][${index}]['type'] must be reply.`);
    if (reply === undefined) return refuse(131008, `The parameter ${path} is required.`);
    const refusal = requiredText(reply, 'title', `${path}['title']`, 20) ?? requiredText(reply, 'id', `${path}['id']`, 256);
    if (refusal !== undefined) return refusal;
  }
  return distinct(replies.map((reply) => reply?.['id']), 'button id') ?? distinct(replies.map((reply) => reply?.['title']), 'button title');
}

function listRules(action: JsonObject): GraphRefusal | undefined {
  const sections = asList(action['sections']) ?? [];
  const button = requiredText(action, 'button', "interactive['action']['button']", 20);
  if (button !== undefined) return button;
  if (sections.length < 1 || sections.length > 10) return refuse(131009, 'Invalid sections count. Min allowed sections: 1, Max allowed sections: 10');
  const rows: JsonObject[] = [];
  for (const [index, item] of sections.entries()) {
    const section = asObject(item) ?? {};
    const path = `interactive['action']['sections'][${index}]`;
    const title = sections.length > 1 ? requiredText(section, 'title', `${path}['title']`, 24) : optionalText(section, 'title', `${path}['title']`, 24);
    if (title !== undefined) return title;
    const members = asList(section['rows']) ?? [];
    if (members.length === 0) return refuse(131008, `The parameter ${path}['rows'] is required.`);
    for (const [position, member] of members.entries()) {
      const row = asObject(member) ?? {};
      const at = `${path}['rows'][${position}]`;
      const refusal = requiredText(row, 'id', `${at}['id']`, 200) ?? requiredText(row, 'title', `${at}['title']`, 24) ?? optionalText(row, 'description', `${at}['description']`, 72);
      if (refusal !== undefined) return refusal;
      rows.push(row);
    }
  }
  if (rows.length > 10) return refuse(131009, 'Total row count exceed max allowed count: 10');
  return distinct(rows.map((row) => row['id']), 'row id');
}

function linkRules(action: JsonObject): GraphRefusal | undefined {
  const parameters = asObject(action['parameters']);
  if (action['name'] !== 'cta_url' || parameters === undefined) return refuse(131009, "interactive['action'] of type cta_url needs the name cta_url and parameters.");
  const path = "interactive['action']['parameters']";
  return (
    requiredText(parameters, 'display_text', `${path}['display_text']`, 20) ??
    requiredText(parameters, 'url', `${path}['url']`, 2000) ??
    (/^https?:\/\//.test(String(parameters['url'])) ? undefined : refuse(131009, `${path}['url'] must be an http(s) address.`))
  );
}

function flowRules(action: JsonObject): GraphRefusal | undefined {
  const parameters = asObject(action['parameters']);
  if (action['name'] !== 'flow' || parameters === undefined) return refuse(131009, "interactive['action'] of type flow needs the name flow and parameters.");
  const path = "interactive['action']['parameters']";
  if (asText(parameters['flow_id']) === undefined && asText(parameters['flow_name']) === undefined) return refuse(131008, `Either ${path}['flow_id'] or ${path}['flow_name'] must be given.`);
  if (parameters['flow_message_version'] !== '3') return refuse(131009, `${path}['flow_message_version'] must be "3".`);
  return requiredText(parameters, 'flow_cta', `${path}['flow_cta']`, 30);
}

function distinct(values: readonly unknown[], what: string): GraphRefusal | undefined {
  return new Set(values).size === values.length ? undefined : refuse(131009, `Each ${what} must occur once only.`);
}
