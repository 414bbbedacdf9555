import type { DeliveryWaiting } from '../../shared/domain/messages/delivery.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dayNumber, moment, timeOfDay } from './time-words.ts';
import type { Words } from './words.ts';

/** Why a message has not gone yet, and when it goes: 'Waiting: WhatsApp allows … to one person. Goes at 10:31'. Pure. */
export function waitingWords(words: Words, waiting: DeliveryWaiting, now: Instant): string {
  const why = words.text(`waiting.${waiting.reason}`);
  return waiting.until === null ? why : `${why} ${goes(words, waiting.until, now)}`;
}

function goes(words: Words, until: Instant, now: Instant): string {
  // The relay tells an instant 'at the least': one that has passed does not mean that the message has gone.
  if (until <= now) return words.text('waiting.goesSoon');
  if (dayNumber(words, until) === dayNumber(words, now)) return words.text('waiting.goesAt', { time: timeOfDay(words, until) });
  return words.text('waiting.goesOn', { time: moment(words, until, now) });
}
