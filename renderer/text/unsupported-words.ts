import type { MessageContent } from '../../shared/domain/messages/content.ts';
import { isolate } from './words.ts';
import type { Words } from './words.ts';

/** Meta's codes with which it hands over a placeholder instead of the message. Source: Meta, 'Error codes'. */
const couldNotFetch = 131052;
const companionDevice = 131060;

/** What is said in place of a message that cannot be shown, and what to do. Pure. */
export function unsupportedWords(words: Words, content: Extract<MessageContent, { kind: 'unsupported' }>): string {
  if (content.type === 'revoked') return words.text('kind.revoked');
  const { reason } = content;
  if (reason === undefined) return words.text('unsupported.words');
  if (reason.code === couldNotFetch) return words.text('unsupported.tooLarge');
  if (reason.code === companionDevice) return words.text('unsupported.companion');
  const said = reason.detail === null || reason.detail.trim() === '' ? '' : ` ${words.text('unsupported.said', { reason: isolate(reason.detail) })}`;
  return `${words.text('unsupported.reason')}${said}`;
}
