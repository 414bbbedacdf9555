import type { Instant } from '../../shared/kernel/time.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** As the platform's field for date and time wants it, on this computer's clock: `2026-03-05T08:00`. */
export function writeLocalTime(at: Instant): string {
  const local = new Date(at);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}T${two(local.getHours())}:${two(local.getMinutes())}`;
}

/** The instant that such a field names; null when it is empty or no time. */
export function readLocalTime(value: string): Instant | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}
