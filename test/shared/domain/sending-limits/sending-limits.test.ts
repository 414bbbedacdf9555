import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMessagingLimit, readMessagingTier } from '../../../../shared/domain/sending-limits/decide-messaging-limit.ts';
import { takePairPlace } from '../../../../shared/domain/sending-limits/take-pair-place.ts';
import { takeSecondPlace } from '../../../../shared/domain/sending-limits/take-second-place.ts';
import { day, hour, minute, second } from '../../../../shared/kernel/time.ts';

const start = Date.UTC(2026, 2, 2, 9);

describe('the pair rate: one message per 6 s to the same user, bursts of 45 that borrow from the future', () => {
  it('lets 44 go at once, then one every 6 s', () => {
    let used: number | null = null;
    let allowed = 0;
    for (let count = 0; count < 60; count += 1) {
      const place = takePairPlace(used, start);
      if (!place.allowed) {
        expect(place.until).toBe(start + 6 * second);
        break;
      }
      used = place.taken;
      allowed += 1;
    }
    expect(allowed).toBe(44);
    expect(takePairPlace(used, start + 5_999).allowed).toBe(false);
    const next = takePairPlace(used, start + 6 * second);
    expect(next.allowed).toBe(true);
    expect(takePairPlace(next.allowed ? next.taken : null, start + 6 * second).allowed).toBe(false);
  });

  it('has its whole burst again after the loan is paid back', () => {
    const used = start + 44 * 6 * second;
    let allowed = 0;
    let later: number | null = used;
    for (;;) {
      const place = takePairPlace(later, used);
      if (!place.allowed) break;
      later = place.taken;
      allowed += 1;
    }
    expect(allowed).toBe(44);
  });

  it('never lets through what Meta would count as too much, whatever the pauses', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (gaps) => {
        let now = start;
        let used: number | null = null;
        const departures: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const place = takePairPlace(used, now);
          if (!place.allowed) {
            expect(place.until).toBeGreaterThan(now);
            continue;
          }
          used = place.taken;
          departures.push(now);
        }
        // From any departure on: at most 45 and one more for each 6 s that have passed.
        for (const [index, at] of departures.entries()) {
          for (const [count, later] of departures.slice(index).entries()) expect(count + 1).toBeLessThanOrEqual(45 + Math.floor((later - at) / (6 * second)));
        }
      }),
    );
  });
});

describe('throughput: messages a second of a number, in and out together', () => {
  it('lets 76 of 80 go in one second, and the next when the first is a second old', () => {
    let sentAt: readonly number[] = [];
    let allowed = 0;
    for (let count = 0; count < 100; count += 1) {
      const place = takeSecondPlace({ perSecond: 80, sentAt, received: 0, now: start + count });
      if (!place.allowed) {
        expect(place.until).toBe(start + second);
        break;
      }
      sentAt = place.taken;
      allowed += 1;
    }
    expect(allowed).toBe(76);
    expect(takeSecondPlace({ perSecond: 80, sentAt, received: 0, now: start + second }).allowed).toBe(true);
  });

  it('counts what comes in, and leaves a quarter to sending when webhooks come all at once', () => {
    const count = (received: number, perSecond: number): number => {
      let sentAt: readonly number[] = [];
      for (;;) {
        const place = takeSecondPlace({ perSecond, sentAt, received, now: start });
        if (!place.allowed) return sentAt.length;
        sentAt = place.taken;
      }
    };
    expect(count(30, 80)).toBe(46);
    expect(count(5_000, 80)).toBe(20);
    expect(count(0, 20)).toBe(19);
    expect(count(5_000, 1)).toBe(1);
  });

  it('never lets more go in any second than the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 200 }), (perSecond, gaps) => {
        let now = start;
        let sentAt: readonly number[] = [];
        const departures: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const place = takeSecondPlace({ perSecond, sentAt, received: 0, now });
          if (!place.allowed) continue;
          sentAt = place.taken;
          departures.push(now);
        }
        for (const at of departures) expect(departures.filter((other) => other >= at && other < at + second).length).toBeLessThanOrEqual(perSecond);
      }),
    );
  });
});

describe('the messaging limit: users reached by templates outside their window', () => {
  const facts = { isTemplate: true, lastInboundAt: null, reachedAt: null, reachedUsers: 250, firstLeavesAt: start + hour, limit: 250, now: start };

  it('holds the user after the last one until the first has left the 24 hours', () => {
    expect(decideMessagingLimit(facts)).toEqual({ allowed: false, until: start + hour });
    expect(decideMessagingLimit({ ...facts, reachedUsers: 249 })).toEqual({ allowed: true, taken: true });
  });
  it('does not count a user twice, an open window, free text, or what nobody limits', () => {
    expect(decideMessagingLimit({ ...facts, reachedAt: start - hour })).toEqual({ allowed: true, taken: true });
    expect(decideMessagingLimit({ ...facts, lastInboundAt: start - minute })).toEqual({ allowed: true, taken: false });
    expect(decideMessagingLimit({ ...facts, isTemplate: false })).toEqual({ allowed: true, taken: false });
    expect(decideMessagingLimit({ ...facts, limit: null })).toEqual({ allowed: true, taken: true });
    expect(decideMessagingLimit({ ...facts, lastInboundAt: start - day })).toEqual({ allowed: false, until: start + hour });
  });
  it.each([
    ['TIER_250', 250],
    ['TIER_2K', 2_000],
    ['TIER_10K', 10_000],
    ['TIER_100K', 100_000],
    ['TIER_UNLIMITED', null],
    ['TIER_NOT_SET', null],
    [null, null],
  ])('reads %s', (word, users) => {
    expect(readMessagingTier(word)).toBe(users);
  });
});
