import { describe, expect, it } from 'vitest';
import { createRelayClock } from '../../../../electron/main/clock/relay-clock.ts';
import { hour, minute } from '../../../../shared/kernel/time.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

function bench() {
  const system = fakeClock();
  const clock = createRelayClock(system);
  let jumps = 0;
  clock.onJump(() => (jumps += 1));
  /** An answer in which the relay's clock is `ahead` of ours, heard `roundTrip` after it was asked for. */
  const answer = (ahead: number, roundTrip = 100) => {
    const sentAt = system.now();
    system.advance(roundTrip);
    clock.observe({ sentAt, receivedAt: system.now(), relayTime: sentAt + roundTrip / 2 + ahead });
  };
  return { system, clock, answer, jumps: () => jumps };
}

describe('the clock by which everything is decided', () => {
  it('is this computer\'s clock while the relay\'s differs by less than two minutes', () => {
    const { system, clock, answer, jumps } = bench();
    answer(119_000);
    expect(clock.now()).toBe(system.now());
    expect(clock.skewMs()).toBe(119_000);
    expect(jumps()).toBe(0);
  });

  it('follows the relay when this computer\'s clock is set wrongly, forward or back, and says once that time has leapt', () => {
    for (const ahead of [3 * hour, -3 * hour]) {
      const { system, clock, answer, jumps } = bench();
      answer(ahead);
      expect(clock.now()).toBe(system.now() + ahead);
      answer(ahead + 200);
      answer(ahead - 200);
      expect(jumps()).toBe(1);
    }
  });

  it('corrects for half the round trip and takes the middle of its samples', () => {
    const { clock, answer } = bench();
    for (const ahead of [5000, 5200, 4900, 60_000]) answer(ahead, 4000);
    expect(clock.skewMs()).toBe(5100);
  });

  it('learns nothing from an answer that slept with the laptop', () => {
    const { clock, answer } = bench();
    answer(0);
    answer(8 * hour, 16 * hour);
    expect(clock.skewMs()).toBe(0);
  });

  it('forgets its samples when somebody sets the clock right again', () => {
    const { system, clock, answer, jumps } = bench();
    for (let count = 0; count < 5; count += 1) answer(3 * hour);
    system.advance(3 * hour);
    expect(clock.isContradictedBy(system.now())).toBe(true);
    answer(0);
    expect(clock.now()).toBe(system.now());
    expect(jumps()).toBe(2);
  });

  it('takes a time mentioned in passing for a contradiction only when it is minutes off', () => {
    const { system, clock, answer } = bench();
    answer(0);
    expect(clock.isContradictedBy(system.now() - minute)).toBe(false);
    expect(clock.isContradictedBy(system.now() - 3 * minute)).toBe(true);
  });
});
