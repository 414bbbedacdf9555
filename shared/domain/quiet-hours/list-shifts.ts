import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../kernel/time.ts';
import { weekdays } from './weekdays.ts';
import type { Interval, Schedule } from './schedule.ts';
import type { Weekday } from './weekdays.ts';

/** Working time without a break, half-open. */
export type Shift = { readonly start: Instant; readonly end: Instant };

/** A week and a day on both sides hold every edge that the weekly rule can make next. */
export const daysAhead = 8;

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
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(schedule.zone).toPlainDate();
  const shifts = shiftsAround(schedule, today);
  const startOf = (date: Temporal.PlainDate): Instant => date.toZonedDateTime({ timeZone: schedule.zone }).epochMilliseconds;
  listed.set(schedule, { from: startOf(today), to: startOf(today.add({ days: 1 })), shifts });
  return shifts;
}

function shiftsAround(schedule: Schedule, today: Temporal.PlainDate): readonly Shift[] {
  const spans: Shift[] = [];
  for (let offset = -2; offset <= daysAhead; offset += 1) {
    const date = today.add({ days: offset });
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

function weekdayOf(date: Temporal.PlainDate): Weekday {
  const weekday = weekdays[date.dayOfWeek - 1];
  if (weekday === undefined) throw new Error('A week has seven days');
  return weekday;
}

function spanOf(interval: Interval, date: Temporal.PlainDate, zone: string): Shift {
  const start = minutesOf(interval.start);
  const end = minutesOf(interval.end);
  const crossesMidnight = end <= start;
  return {
    start: instantOf({ date, minutes: start, zone, edge: 'start' }),
    end: instantOf({ date: crossesMidnight ? date.add({ days: 1 }) : date, minutes: end, zone, edge: 'end' }),
  };
}

function minutesOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
}

function instantOf(at: {
  readonly date: Temporal.PlainDate;
  readonly minutes: number;
  readonly zone: string;
  readonly edge: 'start' | 'end';
}): Instant {
  const wholeDays = Math.floor(at.minutes / 1440);
  const local = at.date
    .add({ days: wholeDays })
    .toPlainDateTime({ hour: Math.floor((at.minutes % 1440) / 60), minute: at.minutes % 60 });
  const earlier = local.toZonedDateTime(at.zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(at.zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  if (!later.toPlainDateTime().equals(local)) {
    // Inside the hour that spring skips: the jump itself is the first instant after it.
    return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? later.epochMilliseconds;
  }
  return at.edge === 'start' ? later.epochMilliseconds : earlier.epochMilliseconds;
}
