import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { addDays, dayOfWeek, toPlainDateTime as atTime, toZonedDateTime as startOfDay } from 'temporal-polyfill/fns/PlainDate';
import { equals, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { create as timeOfDay } from 'temporal-polyfill/fns/PlainTime';
import { getTimeZoneTransition, toPlainDate, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from '../../kernel/time.ts';
import { weekdays } from './weekdays.ts';
import type { Interval, Schedule } from './schedule.ts';
import type { Weekday } from './weekdays.ts';

/** Working time without a break, half-open. */
export type Shift = { readonly start: Instant; readonly end: Instant };

/** A week and a day on both sides hold every edge that the weekly rule can make next. */
export const daysAhead = 8;

type Day = ReturnType<typeof toPlainDate>;

/** What was listed last for a schedule, and the day (in its zone, half-open) for which it holds. */
type Listed = { readonly from: Instant; readonly to: Instant; readonly shifts: readonly Shift[] };
const listed = new WeakMap<Schedule, Listed>();

/**
 * The working time around now, in order and without overlaps: from the day before yesterday to eight days ahead. Pure. Weekdays, midnight and clock changes are
 * read as `decideDuty` says.
 *
 * The answer is the same for a whole day, is asked for with every drawing and costs some milliseconds of calendar: it is kept for as long as its schedule.
 */
export function listShifts(schedule: Schedule, now: Instant): readonly Shift[] {
  const known = listed.get(schedule);
  if (known !== undefined && known.from <= now && now < known.to) return known.shifts;
  const today = toPlainDate(toZonedDateTimeISO(fromEpochMilliseconds(now), schedule.zone));
  const shifts = shiftsAround(schedule, today);
  const startOf = (date: Day): Instant => startOfDay(date, schedule.zone).epochMilliseconds;
  listed.set(schedule, { from: startOf(today), to: startOf(addDays(today, 1)), shifts });
  return shifts;
}

function shiftsAround(schedule: Schedule, today: Day): readonly Shift[] {
  const spans: Shift[] = [];
  for (let offset = -2; offset <= daysAhead; offset += 1) {
    const date = addDays(today, offset);
    for (const interval of schedule.weekly[weekdayOf(date)]) spans.push(spanOf(interval, date, schedule.zone));
  }
  return merge(spans.filter((span) => span.end > span.start));
}

function merge(spans: readonly Shift[]): readonly Shift[] {
  const sorted = [...spans].sort((one, other) => one.start - other.start);
  const merged: Shift[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function weekdayOf(date: Day): Weekday {
  const weekday = weekdays[dayOfWeek(date) - 1];
  if (weekday === undefined) throw new Error('A week has seven days');
  return weekday;
}

function spanOf(interval: Interval, date: Day, zone: string): Shift {
  const start = minutesOf(interval.start);
  const end = minutesOf(interval.end);
  const crossesMidnight = end <= start;
  return {
    start: instantOf({ date, minutes: start, zone, edge: 'start' }),
    end: instantOf({ date: crossesMidnight ? addDays(date, 1) : date, minutes: end, zone, edge: 'end' }),
  };
}

function minutesOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
}

function instantOf(at: {
  readonly date: Day;
  readonly minutes: number;
  readonly zone: string;
  readonly edge: 'start' | 'end';
}): Instant {
  const wholeDays = Math.floor(at.minutes / 1440);
  const local = atTime(addDays(at.date, wholeDays), timeOfDay(Math.floor((at.minutes % 1440) / 60), at.minutes % 60));
  const earlier = toZonedDateTime(local, at.zone, { disambiguation: 'earlier' });
  const later = toZonedDateTime(local, at.zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  if (!equals(toPlainDateTime(later), local)) {
    // Inside the hour that spring skips: the jump itself is the first instant after it.
    return getTimeZoneTransition(earlier, 'next')?.epochMilliseconds ?? later.epochMilliseconds;
  }
  return at.edge === 'start' ? later.epochMilliseconds : earlier.epochMilliseconds;
}
