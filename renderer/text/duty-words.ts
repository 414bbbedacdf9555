import type { Instant } from '../../shared/kernel/time.ts';
import { dateFormat } from './formats.ts';
import { moment } from './time-words.ts';
import type { Words } from './words.ts';

/**
 * An instant of the schedule as the schedule says it: in its own zone, so that 'Monday 08:00' stays 'Monday 08:00' on a journey. Where the computer's
 * clock shows something else at that instant, the zone is named.
 */
export function dutyMoment(words: Words, duty: { readonly zone: string }, at: Instant, now: Instant): string {
  const inZone = moment({ ...words, zone: duty.zone }, at, now);
  if (inZone === moment(words, at, now)) return inZone;
  const name = dateFormat({ locale: words.locale, zone: duty.zone }, { timeZoneName: 'shortGeneric' }).formatToParts(at).find((part) => part.type === 'timeZoneName');
  return name === undefined ? inZone : `${inZone} (${name.value})`;
}
