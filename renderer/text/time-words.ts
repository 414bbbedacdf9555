import { day } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { dateFormat } from './formats.ts';
import type { Words } from './words.ts';

/** Number of the calendar day in the person's zone; two instants of one day have the same. */
export function dayNumber(words: Pick<Words, 'locale' | 'zone'>, at: Instant): number {
  if (words.zone === undefined) {
    const date = new Date(at);
    return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day);
  }
  const parts = dateFormat({ locale: 'en-CA', zone: words.zone }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / day);
}

/** `16:40`, `07:03`; on a clock of twelve hours `4:40 PM`, `7:03 AM`. */
export function timeOfDay(words: Words, at: Instant): string {
  return dateFormat(words, { hour: countsTwelve(words.locale) ? 'numeric' : '2-digit', minute: '2-digit' }).format(at);
}

const twelves = new Map<string, boolean>();

/** Whether clocks of this locale count to twelve. To ask a formatter takes longer than to format. */
function countsTwelve(locale: string): boolean {
  let isTwelve = twelves.get(locale);
  if (isTwelve === undefined) {
    isTwelve = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
    twelves.set(locale, isTwelve);
  }
  return isTwelve;
}

/** In full, for hovering: `Monday, 12 March 2026 at 16:40:05`. */
export function exactTime(words: Words, at: Instant): string {
  return dateFormat(words, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
}

/** In a list: the time today, then `Yesterday`, the weekday within a week, then the date. */
export function listTime(words: Words, at: Instant, now: Instant): string {
  const days = dayNumber(words, now) - dayNumber(words, at);
  if (days <= 0) return timeOfDay(words, at);
  if (days === 1) return words.text('time.yesterday');
  if (days < 7) return dateFormat(words, { weekday: 'long' }).format(at);
  return shortDate(words, at, now);
}

/** Above the messages of one day: `Today`, `Yesterday`, `Monday`, `Thursday 12 March`, with the year when it is another one. */
export function dayName(words: Words, at: Instant, now: Instant): string {
  const days = dayNumber(words, now) - dayNumber(words, at);
  if (days === 0) return words.text('time.today');
  if (days === 1) return words.text('time.yesterday');
  if (days > 1 && days < 7) return dateFormat(words, { weekday: 'long' }).format(at);
  const sameYear = year(words, at) === year(words, now);
  return dateFormat(words, { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** Inside a sentence, past or future: `16:40`, `yesterday 16:40`, `tomorrow 08:00`, `Monday 08:00`, `12 March 08:00`. */
export function moment(words: Words, at: Instant, now: Instant): string {
  const time = timeOfDay(words, at);
  const days = dayNumber(words, at) - dayNumber(words, now);
  if (days === 0) return time;
  if (days === 1) return words.text('time.tomorrowAt', { time });
  if (days === -1) return words.text('time.yesterdayAt', { time });
  const date = Math.abs(days) < 7 ? dateFormat(words, { weekday: 'long' }).format(at) : shortDate(words, at, now);
  return words.text('time.dateAt', { date, time });
}

/** A day without its time: `today`, `tomorrow`, `12 March`, `12 March 2027`. */
export function calendarDay(words: Words, at: Instant, now: Instant): string {
  const sameYear = year(words, at) === year(words, now);
  return dateFormat(words, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** A date as a stranger wrote it: `1984-03-12` as `12 March 1984`, anything else as it stands. */
export function writtenDate(words: Words, date: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? date : dateFormat({ locale: words.locale, zone: 'UTC' }, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

function shortDate(words: Words, at: Instant, now: Instant): string {
  return year(words, at) === year(words, now)
    ? dateFormat(words, { day: 'numeric', month: 'short' }).format(at)
    : dateFormat(words, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

function year(words: Words, at: Instant): string {
  return dateFormat({ locale: 'en-CA', zone: words.zone }, { year: 'numeric' }).format(at);
}

/** A length of sound or film: `0:07`, `12:31`. Seconds; what is not finite is said as `0:00`. */
export function playTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
