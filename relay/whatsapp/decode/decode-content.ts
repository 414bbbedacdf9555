import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { describeFailure } from '../graph/describe-failure.ts';
import { decodeInteractive, decodeTemplateButton } from './contents/decode-choice.ts';
import { decodeContactCards } from './contents/decode-contact-cards.ts';
import { decodeLocation } from './contents/decode-location.ts';
import { decodeMedia } from './contents/decode-media.ts';
import { decodeOrder } from './contents/decode-order.ts';
import { decodeSystem } from './contents/decode-system.ts';
import { readFields, readList, readText, readWords } from './read-field.ts';
import type { Fields } from './read-field.ts';
import type { DecodedContent } from './whatsapp-event.ts';

/** Meta's word for a type → how to read it. A reader answers null when what it needs is not there; the message then becomes a placeholder. */
const readers: ReadonlyMap<string, (message: Fields) => DecodedContent | null> = new Map<string, (message: Fields) => DecodedContent | null>([
  ['text', decodeText],
  ['image', (message) => decodeMedia('image', message)],
  ['video', (message) => decodeMedia('video', message)],
  ['audio', (message) => decodeMedia('audio', message)],
  ['voice', (message) => decodeMedia('voice', message)],
  ['document', (message) => decodeMedia('document', message)],
  ['sticker', (message) => decodeMedia('sticker', message)],
  ['location', decodeLocation],
  ['contacts', decodeContactCards],
  ['button', decodeTemplateButton],
  ['interactive', decodeInteractive],
  ['order', decodeOrder],
  ['system', decodeSystem],
]);

/**
 * Reads what a message says. Total: a type that is unknown, missing, or whose parts are not as expected is `unsupported`, never an error.
 */
export function decodeContent(message: Fields): DecodedContent {
  const type = typeOf(message);
  return readers.get(type)?.(message) ?? placeholder(message, type);
}

/** Meta's word for the message, bounded. Without one, the part that is there tells; `unknown` when nothing does. */
export function typeOf(message: Fields): string {
  const told = readWords(message['type'])?.trim().slice(0, 100);
  if (told !== undefined) return readers.has(told) ? told : matchCase(told);
  return [...readers.keys(), 'reaction', 'edit', 'revoke'].find((type) => typeof message[type] === 'object' && message[type] !== null) ?? 'unknown';
}

/** Some gateways write types in capitals. */
function matchCase(told: string): string {
  const lower = told.toLowerCase();
  return readers.has(lower) || lower === 'reaction' || lower === 'edit' || lower === 'revoke' ? lower : told;
}

function placeholder(message: Fields, type: string): Extract<MessageContent, { kind: 'unsupported' }> {
  const error = readList(message['errors'])[0];
  const reason = readFields(error) === null ? null : describeFailure(error);
  return {
    kind: 'unsupported',
    type: detailOf(message, type),
    ...(reason === null || isPlain(reason.code) ? {} : { reason: { code: reason.code, detail: reason.detail } }),
  };
}

/** 'This type is not supported' (131051, 501 in old captures) says no more than the placeholder does. */
function isPlain(code: number | null): boolean {
  return code === 131051 || code === 501;
}

/** For Meta's own placeholder (`unsupported`, formerly `unknown`) and for interactive answers of new kinds, what it stands for, where that is told. */
function detailOf(message: Fields, type: string): string {
  if (type === 'interactive') return readWords(readFields(message['interactive'])?.['type'])?.slice(0, 100) ?? type;
  if (type !== 'unsupported' && type !== 'unknown') return type;
  return readWords(readFields(message['unsupported'])?.['type'])?.slice(0, 100) ?? type;
}

function decodeText(message: Fields): DecodedContent | null {
  const body = readText(readFields(message['text'])?.['body']) ?? readWords(message['text']);
  return body === null ? null : { kind: 'text', body };
}
