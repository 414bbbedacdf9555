import { decodeInteractive, decodeTemplateButton } from './contents/decode-choice.ts';
import { decodeContactCards } from './contents/decode-contact-cards.ts';
import { decodeLocation } from './contents/decode-location.ts';
import { decodeMedia } from './contents/decode-media.ts';
import { decodeOrder } from './contents/decode-order.ts';
import { decodeSystem } from './contents/decode-system.ts';
import { readFields, readText, readWords } from './read-field.ts';
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
  return readers.get(type)?.(message) ?? { kind: 'unsupported', type: detailOf(message, type) };
}

/** Meta's word for the message, bounded; `unknown` when there is none. */
export function typeOf(message: Fields): string {
  return readWords(message['type'])?.slice(0, 100) ?? 'unknown';
}

/** For Meta's own placeholder (`unsupported`, formerly `unknown`), what it stands for, where that is told. */
function detailOf(message: Fields, type: string): string {
  if (type !== 'unsupported' && type !== 'unknown') return type;
  return readWords(readFields(message['unsupported'])?.['type'])?.slice(0, 100) ?? type;
}

function decodeText(message: Fields): DecodedContent | null {
  const body = readText(readFields(message['text'])?.['body']);
  return body === null ? null : { kind: 'text', body };
}
