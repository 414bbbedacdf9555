import type { Session } from '../../shared/bridge/session.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/** That the messages of this computer were fetched anew since it was started, when and why. Null when they were not, or are still on their way. Pure. */
export function rebuiltWords(words: Words, cache: Session['cache'], now: Instant): string | null {
  if (cache.rebuilt === null || cache.refilledAt === undefined) return null;
  const when = words.text('settings.rebuilt', { time: moment(words, cache.refilledAt, now) });
  return `${when} ${words.text(`settings.rebuilt.${cache.rebuilt}`)} ${words.text('settings.rebuilt.read')}`;
}
