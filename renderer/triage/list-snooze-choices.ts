import type { SnoozeWish } from '../../shared/domain/conversations/decide-snooze.ts';
import { hour, minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export type SnoozeChoice = { readonly id: 'later' | 'tomorrow' | 'monday' | 'reply'; readonly wish: SnoozeWish };

/** 'Later today' means in some hours, on the half hour; after this hour of the day nobody means today any more. */
const laterBy = 3 * hour;
const lastHour = 20;
/** When a working day begins, as people say it. */
const morning = 8;

/**
 * The times at which people want to see something again, as seen from the computer's own calendar. What does not make sense now is left out: no later today in the
 * evening, no Monday where that is tomorrow. Pure.
 */
export function listSnoozeChoices(now: Instant): readonly SnoozeChoice[] {
  const today = new Date(now);
  const later = new Date(Math.ceil((now + laterBy) / (30 * minute)) * 30 * minute);
  const morningIn = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, morning).getTime();
  const untilMonday = (8 - today.getDay()) % 7 || 7;
  const at = (until: Instant): SnoozeWish => ({ until, untilReply: false });
  return [
    ...(later.getDate() === today.getDate() && later.getHours() <= lastHour ? [{ id: 'later', wish: at(later.getTime()) } as const] : []),
    { id: 'tomorrow', wish: at(morningIn(1)) },
    ...(untilMonday > 1 ? [{ id: 'monday', wish: at(morningIn(untilMonday)) } as const] : []),
    { id: 'reply', wish: { until: null, untilReply: true } },
  ];
}

/** An instant as a field for date and time takes it, in the computer's own zone: `2026-03-12T08:00`. Pure. */
export function localField(at: Instant): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What a field for date and time holds; null while it is incomplete. Pure. */
export function readLocalField(value: string): Instant | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}
