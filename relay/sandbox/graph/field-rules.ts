import type { JsonObject } from '../platform/json.ts';
import { asObject, asText } from '../platform/json.ts';
import type { GraphRefusal } from './graph-refusal.ts';
import { refuse } from './graph-refusal.ts';

/** A member that must be a string with something in it and at most `maximum` characters (UTF-16 units, as Meta's limits are checked by most libraries). */
export function requiredText(owner: JsonObject, member: string, path: string, maximum: number): GraphRefusal | undefined {
  const value = owner[member];
  if (value === undefined || value === null || value === '') return refuse(131008, `The parameter ${path} is required.`);
  return optionalText(owner, member, path, maximum);
}

/** A member that may be absent; otherwise as `requiredText`. */
export function optionalText(owner: JsonObject, member: string, path: string, maximum: number): GraphRefusal | undefined {
  const value = owner[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return refuse(100, `Param ${path} must be a string.`);
  if (value.length > maximum) return refuse(100, `Param ${path} must be at most ${maximum} characters long.`);
  return undefined;
}

/** A media object: exactly one of `id` and `link`. `known` says whether an id was uploaded here. */
export function mediaRules(value: unknown, path: string, rules: MediaRules): GraphRefusal | undefined {
  const media = asObject(value);
  if (media === undefined) return refuse(131008, `The parameter ${path} is required.`);
  const id = asText(media['id']);
  const link = asText(media['link']);
  if (id === undefined && link === undefined) return refuse(131008, `Either ${path}['id'] or ${path}['link'] must be given.`);
  if (id !== undefined && link !== undefined) return refuse(131009, `Only one of ${path}['id'] and ${path}['link'] may be given.`);
  if (link !== undefined && !/^https?:\/\/\S+$/.test(link)) return refuse(131009, `${path}['link'] is not a valid http(s) address.`);
  if (id !== undefined) {
    const trouble = rules.mediaTrouble(id, rules.kind);
    if (trouble !== undefined) return trouble;
  }
  if (media['caption'] !== undefined && !rules.caption) return refuse(100, `Unexpected key "caption" on param "${path}".`);
  if (media['filename'] !== undefined && rules.kind !== 'document') return refuse(100, `Unexpected key "filename" on param "${path}".`);
  if (media['voice'] !== undefined && rules.kind !== 'audio') return refuse(100, `Unexpected key "voice" on param "${path}".`);
  return optionalText(media, 'caption', `${path}['caption']`, 1024) ?? optionalText(media, 'filename', `${path}['filename']`, 240);
}

/** The kinds of media that can be sent. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** Tells why an uploaded id cannot be sent as this kind, or undefined when it can. */
export type MediaTrouble = (mediaId: string, kind: MediaKind) => GraphRefusal | undefined;

type MediaRules = { readonly kind: MediaKind; readonly caption: boolean; readonly mediaTrouble: MediaTrouble };

/** The first refusal of a list of checks, which are run in order and only until one speaks. */
export function firstRefusal(...checks: readonly (() => GraphRefusal | undefined)[]): GraphRefusal | undefined {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
