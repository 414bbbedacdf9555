import { z } from 'zod';

/** Wall-clock time `HH:mm`, 00:00 to 24:00. Never an offset, never UTC: the zone stands beside it. */
const wallTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:00');

/** Working time, half-open. `end` at or before `start` means the next day: `21:00`–`02:00`; `00:00`–`00:00` is a whole day. */
const interval = z.object({ start: wallTime, end: wallTime });
export type Interval = z.infer<typeof interval>;

const zone = z.string().refine((name) => isZone(name), 'a time zone such as Europe/Berlin');

/** When people work: any number of intervals a day, in one IANA zone. A day without intervals is off. */
export const schedule = z.object({
  zone,
  weekly: z.object({
    mon: z.array(interval),
    tue: z.array(interval),
    wed: z.array(interval),
    thu: z.array(interval),
    fri: z.array(interval),
    sat: z.array(interval),
    sun: z.array(interval),
  }),
});
export type Schedule = z.infer<typeof schedule>;

function isZone(name: string): boolean {
  if (name.length > 64) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

