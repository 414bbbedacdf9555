import { describe, expect, it } from 'vitest';
import { advanceWaiting } from '../../../../shared/domain/conversations/advance-waiting.ts';
import type { Waiting, WaitingEvent } from '../../../../shared/domain/conversations/advance-waiting.ts';

const nobody: Waiting = { waitingSince: null, answeredAt: null };
const wrote = (at: number): WaitingEvent => ({ kind: 'inbound', at, live: true });
const history = (at: number): WaitingEvent => ({ kind: 'inbound', at, live: false });
const answered = (at: number): WaitingEvent => ({ kind: 'answer', at });
const closed = (lastInboundAt: number | null): WaitingEvent => ({ kind: 'settled', lastInboundAt });

describe('since when a contact waits', () => {
  it.each([
    ['from the first message on', [wrote(10), wrote(20)], 10],
    ['from the oldest, in whatever order they arrive', [wrote(20), wrote(10)], 10],
    ['not after an answer', [wrote(10), answered(15)], null],
    ['anew from the first message after the answer', [wrote(10), answered(15), wrote(20), wrote(30)], 20],
    ['also from a message that was held up and is older than the answer: nobody had seen it', [wrote(10), answered(15), wrote(12)], 12],
    ['not from history that was answered', [answered(15), history(10)], null],
    ['from history that nobody answered', [answered(15), history(20)], 20],
    ['still, when an older answer of the past arrives', [wrote(20), answered(5)], 20],
    ['not after closing', [wrote(10), closed(10)], null],
    ['after closing from the next message alone', [wrote(10), closed(10), wrote(30)], 30],
    ['not from history of before closing', [wrote(10), closed(10), history(8)], null],
  ] as const)('%s', (_name, events, expected) => {
    expect(events.reduce<Waiting>((waiting, event) => advanceWaiting(waiting, event), nobody).waitingSince).toBe(expected);
  });

  it('is to be counted anew after an answer that was composed before some messages came', () => {
    expect(advanceWaiting({ waitingSince: 10, answeredAt: null }, answered(15))).toEqual({ waitingSince: null, answeredAt: 15, recount: true });
    expect(advanceWaiting({ waitingSince: 10, answeredAt: null }, answered(5))).toEqual({ waitingSince: 10, answeredAt: 5, recount: false });
  });
});
