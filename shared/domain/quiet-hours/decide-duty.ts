import { day } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { daysAhead, listShifts } from './list-shifts.ts';
import type { Schedule } from './schedule.ts';

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

/**
 * Decides the duty state from a weekly schedule. Pure: no timers, no reading of clocks.
 *
 * Weekdays and times are taken in the schedule's zone. An interval that crosses midnight belongs to the day on which it starts.
 * Clock changes, read protectively: a start or end inside the hour that spring skips is the first instant after it; in the hour that autumn
 * repeats, work ends at the first occurrence and begins at the second.
 */
export function decideDuty(schedule: Schedule, now: Instant): DutyDecision {
  const spans = listShifts(schedule, now);
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
