import type { JsonObject } from '../platform/json.ts';
import { asList, asObject, asText } from '../platform/json.ts';
import type { MediaKind, MediaTrouble } from './field-rules.ts';
import { mediaRules, optionalText, requiredText } from './field-rules.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';
import { validateInteractive } from './validate-interactive.ts';

/** The types of `POST …/messages`; `template` is checked against the catalogue in a file of its own. */
export const sendableTypes = ['text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts', 'reaction', 'interactive', 'template'] as const;

/** Checks the member named after the type. The type itself has been checked before. */
export function validateContent(type: string, message: JsonObject, mediaTrouble: MediaTrouble): GraphRefusal | undefined {
  const value = message[type];
  if (type === 'text') return textRules(value);
  if (type === 'location') return locationRules(value);
  if (type === 'contacts') return contactsRules(value);
  if (type === 'reaction') return reactionRules(value);
  if (type === 'interactive') return validateInteractive(value, mediaTrouble);
  const captioned = type === 'image' || type === 'video' || type === 'document';
  return mediaRules(value, type, { kind: type as MediaKind, caption: captioned, mediaTrouble });
}

function textRules(value: unknown): GraphRefusal | undefined {
  const text = asObject(value);
  if (text === undefined) return refuse(131008, 'The parameter text is required.');
  if (text['preview_url'] !== undefined && typeof text['preview_url'] !== 'boolean') return refuse(100, "Param text['preview_url'] must be a boolean.");
  return requiredText(text, 'body', "text['body']", 4096);
}

function locationRules(value: unknown): GraphRefusal | undefined {
  const location = asObject(value);
  if (location === undefined) return refuse(131008, 'The parameter location is required.');
  for (const [member, limit] of [['latitude', 90], ['longitude', 180]] as const) {
    const raw = location[member];
    if (raw === undefined || raw === null || raw === '') return refuse(131008, `The parameter location['${member}'] is required.`);
    const degrees = typeof raw === 'string' ? Number(raw) : raw; // Strings are accepted here, though inbound ones are numbers.
    if (typeof degrees !== 'number' || !Number.isFinite(degrees) || Math.abs(degrees) > limit) return refuse(131009, `location['${member}'] is not a valid coordinate.`);
  }
  return optionalText(location, 'name', "location['name']", 1000) ?? optionalText(location, 'address', "location['address']", 1000);
}

function contactsRules(value: unknown): GraphRefusal | undefined {
  const contacts = asList(value) ?? [];
  if (contacts.length === 0) return refuse(131008, 'The parameter contacts is required.');
  if (contacts.length > 257) return refuse(131009, 'contacts holds more than 257 entries.');
  for (const [index, item] of contacts.entries()) {
    const name = asObject(asObject(item)?.['name']);
    const path = `contacts[${index}]['name']`;
    if (name === undefined) return refuse(131008, `The parameter ${path} is required.`);
    const formatted = requiredText(name, 'formatted_name', `${path}['formatted_name']`, 1024);
    if (formatted !== undefined) return formatted;
    const parts = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix'];
    if (parts.every((part) => asText(name[part]) === undefined)) return refuse(131009, `At least one of ${parts.join(', ')} must be given beside formatted_name.`);
    const phones = asObject(item)?.['phones'];
    if (phones !== undefined && asList(phones) === undefined) return refuse(100, `Param contacts[${index}]['phones'] must be an array.`);
  }
  return undefined;
}

function reactionRules(value: unknown): GraphRefusal | undefined {
  const reaction = asObject(value);
  if (reaction === undefined) return refuse(131008, 'The parameter reaction is required.');
  const target = requiredText(reaction, 'message_id', "reaction['message_id']", 512);
  if (target !== undefined) return target;
  const emoji = reaction['emoji'];
  if (typeof emoji !== 'string') return refuse(131008, "The parameter reaction['emoji'] is required.");
  // An empty string removes the reaction. More than one visible character, or a letter, is refused.
  const isOneEmoji = [...new Intl.Segmenter().segment(emoji)].length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(emoji);
  return emoji === '' || isOneEmoji ? undefined : refuse(131009, "reaction['emoji'] must be one emoji.");
}
