import type { Shift } from '../../shared/domain/quiet-hours/list-shifts.ts';
import { minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** A time that is offered for sending. `fits`: free text is still open then. */
export type SendTime = { readonly at: Instant; readonly fits: boolean };

/**
 * The times that people mean by 'later': when work begins next, and when it begins on Monday, if that is another day. Pure.
 *
 * @param weekdayOf 1 for Monday, in the zone of the schedule.
 */
export function listSendTimes(facts: { readonly shifts: readonly Shift[]; readonly closesAt: Instant; readonly now: Instant; readonly weekdayOf: (at: Instant) => number }): readonly SendTime[] {
  const ahead = facts.shifts.filter(({ start }) => start > facts.now + minute);
  const next = ahead[0];
  const monday = ahead.find(({ start }) => facts.weekdayOf(start) === 1);
  const times = [...new Set([next?.start, monday?.start].filter((start) => start !== undefined))];
  return times.map((at) => ({ at, fits: at < facts.closesAt }));
}
