import { fileRefusalWords } from '../composer/file-refusal-words.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { TextKey, Words } from '../text/words.ts';
import type { ForwardFailure } from './forward-message.ts';
import { refusedWords } from '../conversation/refused-words.ts';

const unread: Readonly<Record<number, TextKey>> = { 404: 'media.unknown', 410: 'media.gone', 413: 'forward.tooLarge' };

/** Why a message was not sent on, and what next. */
export function forwardWords(words: Words, failure: ForwardFailure, now: Instant): string {
  switch (failure.at) {
    case 'send':
      return refusedWords(words, failure.refusal, now);
    case 'file':
      return fileRefusalWords(words, { name: words.text('forward.file'), refusal: failure.refusal });
    case 'unread':
      return words.text(unread[failure.status] ?? 'media.away');
  }
}
