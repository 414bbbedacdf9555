import { wordsOf } from '../messages/describe-content.ts';
import type { MessageContent } from '../messages/content.ts';

/** Whether the words of a message hold an address of the web. Pure. */
export function hasLink(content: MessageContent): boolean {
  return /https?:\/\/|www\./iu.test(wordsOf(content));
}
