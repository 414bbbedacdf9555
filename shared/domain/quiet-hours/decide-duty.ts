import { Temporal } from 'temporal-polyfill';
import { day } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { weekdays } from './schedule.ts';
import type { Interval, Schedule, Weekday } from './schedule.ts';

/**
 * Whether a person is at work.
 * `until`: the first instant at which the answer changes; null when the schedule never changes (no working time at all, or nothing but).
 * `rule`: what decided, for 'why was I not notified'.
 */
export type DutyDecision = {
  readonly state: 'work' | 'quiet';
  readonly until: Instant | null;
  readonly rule: 'inside-working-hours' | 'outside-working-hours' | 'no-working-hours';
};

type Span = { readonly start: Instant; readonly end: Instant };

/** A week and a day on both sides hold every edge that the weekly rule can make next. */
const daysAhead = 8;

/**
 * Decides the duty state from a weekly schedule. Pure: no timers, no reading of clocks.
 *
 * Weekdays and times are taken in the schedule's zone. An interval that crosses midnight belongs to the day on which it starts.
 * Clock changes, read protectively: a start or end inside the hour that spring skips is the first instant after it; in the hour that autumn
 * repeats, work ends at the first occurrence and begins at the second.
 */
export function decideDuty(schedule: Schedule, now: Instant): DutyDecision {
  const spans = mergedSpans(schedule, now);
  if (spans.length === 0) return { state: 'quiet', until: null, rule: 'no-working-hours' };
  const current = spans.find((span) => span.start <= now && now < span.end);
  if (current !== undefined) {
    // A span that reaches the edge of what was looked at has no known end: the schedule is work around the clock.
    const endless = current.end - now > (daysAhead - 1) * day;
    return { state: 'work', until: endless ? null : current.end, rule: 'inside-working-hours' };
  }
  const next = spans.find((span) => span.start > now);
  return { state: 'quiet', until: next?.start ?? null, rule: 'outside-working-hours' };
}

function mergedSpans(schedule: Schedule, now: Instant): readonly Span[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(schedule.zone).toPlainDate();
  const spans: Span[] = [];
  for (let offset = -2; offset <= daysAhead; offset += 1) {
    const date = today.add({ days: offset });
    for (const interval of schedule.weekly[weekdayOf(date)]) spans.push(spanOf(interval, date, schedule.zone));
  }
  return merge(spans.filter((span) => span.end > span.start));
}

function merge(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((one, other) => one.start - other.start);
  const merged: Span[] = [];
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

function spanOf(interval: Interval, date: Temporal.PlainDate, zone: string): Span {
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
