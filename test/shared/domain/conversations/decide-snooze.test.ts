import { describe, expect, it } from 'vitest';
import { decideSnooze } from '../../../../shared/domain/conversations/decide-snooze.ts';
import { day, hour, minute } from '../../../../shared/kernel/time.ts';

const now = Date.UTC(2026, 2, 2, 9);
const closesAt = now - 2 * hour + 24 * hour - minute;
const wroteTwoHoursAgo = { state: 'open', lastInboundAt: now - 2 * hour } as const;
const neverWrote = { state: 'open', lastInboundAt: null } as const;
const almostOver = { state: 'open', lastInboundAt: now - 23.5 * hour } as const;

describe('putting a conversation aside', () => {
  it.each([
    ['until a time within the window is as asked', wroteTwoHoursAgo, { until: now + 3 * hour, untilReply: false }, { kind: 'snooze', until: now + 3 * hour, reason: 'as-asked' }],
    ['until after the window is capped an hour before its end', wroteTwoHoursAgo, { until: now + 3 * day, untilReply: false }, { kind: 'snooze', until: closesAt - hour, reason: 'capped-by-window', windowClosesAt: closesAt }],
    ['until exactly the hour before its end is as asked', wroteTwoHoursAgo, { until: closesAt - hour, untilReply: false }, { kind: 'snooze', until: closesAt - hour, reason: 'as-asked' }],
    ['until the reply is capped, too', wroteTwoHoursAgo, { until: null, untilReply: true }, { kind: 'snooze', until: closesAt - hour, reason: 'capped-by-window', windowClosesAt: closesAt }],
    [
      'within the last hour comes back when the window ends',
      almostOver,
      { until: now + day, untilReply: false },
      { kind: 'snooze', until: now + 0.5 * hour - minute, reason: 'capped-by-window', windowClosesAt: now + 0.5 * hour - minute },
    ],
    ['without a window has no cap', neverWrote, { until: now + 30 * day, untilReply: false }, { kind: 'snooze', until: now + 30 * day, reason: 'as-asked' }],
    ['until the reply without a window has no end of its own', neverWrote, { until: null, untilReply: true }, { kind: 'snooze', until: null, reason: 'as-asked' }],
    ['after the window has ended has no cap', { state: 'open', lastInboundAt: now - 2 * day }, { until: now + 2 * day, untilReply: true }, { kind: 'snooze', until: now + 2 * day, reason: 'as-asked' }],
    ['until this moment is refused', wroteTwoHoursAgo, { until: now, untilReply: false }, { kind: 'refuse', reason: 'past' }],
    ['for more than a year is refused', neverWrote, { until: now + 400 * day, untilReply: false }, { kind: 'refuse', reason: 'too-far' }],
    ['without any end is refused', neverWrote, { until: null, untilReply: false }, { kind: 'refuse', reason: 'no-end' }],
    ['of a closed conversation is refused', { state: 'closed', lastInboundAt: null }, { until: now + hour, untilReply: false }, { kind: 'refuse', reason: 'closed' }],
  ] as const)('%s', (_name, conversation, wish, expected) => {
    expect(decideSnooze(wish, { conversation, now })).toEqual(expected);
  });
});
