import { describe, expect, it } from 'vitest';
import { listSendTimes } from '../../../renderer/composer/list-send-times.ts';
import { day, hour } from '../../../shared/kernel/time.ts';

// A Thursday, 16:00.
const now = Date.UTC(2026, 2, 5, 16);
const shift = (days: number) => ({ start: Date.UTC(2026, 2, 5 + days, 8), end: Date.UTC(2026, 2, 5 + days, 17) });
const week = [0, 1, 4, 5, 6].map(shift);
const weekdayOf = (at: number) => new Date(at).getUTCDay();

describe('times for sending later', () => {
  it('are the next beginning of work and Monday', () => {
    expect(listSendTimes({ shifts: week, closesAt: now + 5 * day, now, weekdayOf })).toEqual([{ at: shift(1).start, fits: true }, { at: shift(4).start, fits: true }]);
  });

  it('are one when the next is Monday', () => {
    expect(listSendTimes({ shifts: week, closesAt: now + 5 * day, now: now + day + 2 * hour, weekdayOf })).toEqual([{ at: shift(4).start, fits: true }]);
  });

  it('say when free text is closed by then, and are none without a schedule', () => {
    expect(listSendTimes({ shifts: week, closesAt: now + 20 * hour, now, weekdayOf }).map(({ fits }) => fits)).toEqual([true, false]);
    expect(listSendTimes({ shifts: [], closesAt: now + day, now, weekdayOf })).toEqual([]);
  });
});
