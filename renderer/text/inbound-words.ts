import { hour, minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/** When the way from WhatsApp to the relay was last seen to work: 'Inbound verified 2 min ago'. Null when the relay does not tell. Pure. */
export function inboundWords(words: Words, verifiedAt: Instant | null | undefined, now: Instant): string | null {
  if (verifiedAt === undefined) return null;
  if (verifiedAt === null) return words.text('inbound.never');
  const age = now - verifiedAt;
  if (age < minute) return words.text('inbound.now');
  if (age < hour) return words.text('inbound.minutes', { count: Math.floor(age / minute) });
  return words.text('inbound.at', { time: moment(words, verifiedAt, now) });
}
