import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceDelivery } from '../../../../shared/domain/messages/advance-delivery.ts';
import type { DeliveryReport } from '../../../../shared/domain/messages/advance-delivery.ts';
import { undelivered } from '../../../../shared/domain/messages/delivery.ts';
import type { Delivery } from '../../../../shared/domain/messages/delivery.ts';

const failure = { code: 131026, reason: 'undeliverable', detail: null };
const report = (stage: DeliveryReport['stage'], at: number): DeliveryReport => ({ stage, at, failure: stage === 'failed' ? failure : null });
const fold = (reports: readonly DeliveryReport[]): Delivery => reports.reduce(advanceDelivery, undelivered);

describe('statuses only ever move a message forward', () => {
  it.each([
    ['sent, delivered, read', ['sent', 'delivered', 'read'], 'read'],
    ['read overtakes delivered', ['sent', 'read', 'delivered'], 'read'],
    ['failed after sent counts', ['sent', 'failed'], 'failed'],
    ['failed before sent counts just the same', ['failed', 'sent'], 'failed'],
    ['failed after delivered does not', ['sent', 'delivered', 'failed'], 'delivered'],
    ['delivered after failed wins', ['sent', 'failed', 'delivered'], 'delivered'],
    ['played is beyond read', ['read', 'played'], 'played'],
    ['nothing takes played back', ['played', 'sent', 'delivered', 'read', 'failed'], 'played'],
  ] as const)('%s', (_what, stages, expected) => {
    expect(fold(stages.map((stage, index) => report(stage, index + 1))).stage).toBe(expected);
  });

  it('keeps the reason only while the message is failed', () => {
    expect(fold([report('failed', 1)]).failure).toEqual(failure);
    expect(fold([report('failed', 1), report('delivered', 2)]).failure).toBeNull();
  });

  it('ends the same whatever the order and however often each report comes (seed 20261123)', () => {
    const reports = fc.array(fc.tuple(fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed'), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(reports, fc.integer(), (drawn, turn) => {
        const forward = drawn.map(([stage, at]) => report(stage as DeliveryReport['stage'], at));
        const shuffled = [...forward, ...forward].sort((one, other) => ((one.at * 7919 + turn) % 13) - ((other.at * 7919 + turn) % 13));
        expect(fold(shuffled)).toEqual(fold(forward));
      }),
      { seed: 20261123 },
    );
  });
});
