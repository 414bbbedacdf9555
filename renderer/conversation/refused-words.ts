import type { SendRefusal } from '../../shared/bridge/send-refusal.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from '../text/time-words.ts';
import type { Words } from '../text/words.ts';

/** Why a reaction or a forwarded message was not taken, and what next. */
export function refusedWords(words: Words, refusal: SendRefusal | { readonly kind: 'refused' | 'unexpected' }, now: Instant): string {
  switch (refusal.kind) {
    case 'window-closed':
      return refusal.closedAt === null ? words.text('react.never') : words.text('react.closed', { time: moment(words, refusal.closedAt, now) });
    case 'contact-blocked':
      return words.text('react.blocked');
    case 'no-such-message':
    case 'no-such-conversation':
      return words.text('react.gone');
    case 'refused':
    case 'unexpected':
      return words.text('action.unexpected');
    default:
      return words.text('react.refused');
  }
}
