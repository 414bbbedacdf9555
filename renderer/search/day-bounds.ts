import type { Instant } from '../../shared/kernel/time.ts';

/** The beginning of a day on this computer's calendar, `daysBack` before the day of `now`. Pure. */
export function beginningOfDay(now: Instant, daysBack = 0): Instant {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBack).getTime();
}

/** The bounds of whole days, as `YYYY-MM-DD` names them; null when one is missing or they are the wrong way round. `until` is outside. Pure. */
export function boundsOfDays(first: string, last: string): { readonly since: Instant; readonly until: Instant } | null {
  const [since, end] = [first, last].map((day) => {
    const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date).getTime();
  });
  if (since === undefined || end === undefined || Number.isNaN(since) || Number.isNaN(end) || since < 0 || end < since) return null;
  const day = new Date(end);
  return { since, until: new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime() };
}

/** `YYYY-MM-DD` of an instant, for a date field. Pure. */
export function dayOf(at: Instant): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
