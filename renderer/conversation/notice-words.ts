import type { CommandResponse } from '../../shared/bridge/commands.ts';
import type { Words } from '../text/words.ts';

const known = ['at-work', 'outside-working-hours', 'no-working-hours', 'own-message', 'already-read', 'in-view', 'history', 'rebuilt'] as const;

/** Why a message was, or was not, announced. A reason of a newer main is said by its kind alone. */
export function noticeWords(words: Words, notice: NonNullable<CommandResponse<'notices.explain'>>): string {
  const reason = known.find((each) => each === notice.reason);
  return reason === undefined ? words.text(`notice.${notice.kind}`) : words.text(`notice.${reason}`);
}
