import type { Shift } from '../quiet-hours/list-shifts.ts';
import { hour } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { decideServiceWindow } from './decide-service-window.ts';
import type { ServiceWindow } from './decide-service-window.ts';

/** Below this a clock counts as running out. Ours: long enough to finish something else first. */
const soonBelow = 2 * hour;

/**
 * The service window and the working time, held against each other. `soon`: less than two hours are left to answer.
 *
 * - `at-work`: the person is at work when free text closes.
 * - `shift-first`: their last working time before that ends at `shiftEndsAt`; `backAt` is after it has closed (null: no working time is known).
 * - `before-back`: they are off now, and free text closes before they are back.
 */
export type TwoClocks =
  | { readonly kind: 'closed'; readonly window: Extract<ServiceWindow, { state: 'closed' }> }
  | { readonly kind: 'at-work'; readonly closesAt: Instant; readonly soon: boolean }
  | { readonly kind: 'shift-first'; readonly closesAt: Instant; readonly shiftEndsAt: Instant; readonly backAt: Instant | null; readonly soon: boolean }
  | { readonly kind: 'before-back'; readonly closesAt: Instant; readonly backAt: Instant | null; readonly soon: boolean };

/**
 * Decides what happens first to a conversation that waits for an answer: the end of the service window or the end of the person's work. Pure.
 *
 * @param facts.shifts working time in order, as `listShifts` gives it; empty for somebody without working hours, for whom the window alone counts.
 */
export function decideTwoClocks(facts: { readonly lastInboundAt: Instant | null; readonly shifts: readonly Shift[]; readonly now: Instant }): TwoClocks {
  const { now, shifts } = facts;
  const window = decideServiceWindow(facts.lastInboundAt, now);
  if (window.state === 'closed') return { kind: 'closed', window };
  const { closesAt } = window;
  const isSoon = (end: Instant): boolean => end - now < soonBelow;
  if (shifts.length === 0 || shifts.some((shift) => shift.start < closesAt && closesAt <= shift.end)) return { kind: 'at-work', closesAt, soon: isSoon(closesAt) };
  const backAt = shifts.find((shift) => shift.start >= closesAt)?.start ?? null;
  const last = shifts.findLast((shift) => shift.end > now && shift.end < closesAt);
  if (last === undefined) return { kind: 'before-back', closesAt, backAt, soon: isSoon(closesAt) };
  return { kind: 'shift-first', closesAt, shiftEndsAt: last.end, backAt, soon: isSoon(last.end) };
}
