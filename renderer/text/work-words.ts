import type { Snooze } from '../../shared/domain/conversations/snooze.ts';
import { day, hour, minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/** When a conversation that was put aside comes back: 'Snoozed until tomorrow 08:00', 'Snoozed until an answer'. Pure. */
export function snoozeWords(words: Words, snooze: Snooze, now: Instant): string {
  if (snooze.until === null) return words.text('snooze.untilReply');
  const time = moment(words, snooze.until, now);
  return words.text(snooze.untilReply ? 'snooze.untilReplyOr' : 'snooze.until', { time });
}

/** How long somebody has waited, in its largest unit: `12 min`, `3 hrs`, `2 days`. Pure. */
export function waitingTime(words: Words, since: Instant, now: Instant): string {
  const age = Math.max(0, now - since);
  const [length, unit] = age < hour ? ([minute, 'minute'] as const) : age < day ? ([hour, 'hour'] as const) : ([day, 'day'] as const);
  return new Intl.NumberFormat(words.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(age / length));
}
