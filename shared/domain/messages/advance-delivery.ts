import type { Instant } from '../../kernel/time.ts';
import type { Delivery, DeliveryFailure, DeliveryStage } from './delivery.ts';

/** One report about an outgoing message. `failure` only with `failed`. */
export type DeliveryReport = {
  readonly stage: Exclude<DeliveryStage, 'queued' | 'unconfirmed'>;
  readonly at: Instant;
  readonly failure: DeliveryFailure | null;
};

// Meta: a `delivered` beside a `failed` means that at least one device has the message, so `failed` ranks below every success.
const rank: Readonly<Record<DeliveryStage, number>> = {
  queued: 0,
  unconfirmed: 1,
  failed: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  played: 6,
};

/**
 * Folds one report into a delivery. Pure; the order and number of reports do not change the outcome, except for which time a repeated
 * stage keeps (the earliest).
 *
 * `failed` after `sent` counts, because Meta may accept and fail later; `failed` after `delivered` does not. A success after `failed` wins.
 */
export function advanceDelivery(current: Delivery, report: DeliveryReport): Delivery {
  const times = {
    sentAt: report.stage === 'sent' ? earliest(current.sentAt, report.at) : current.sentAt,
    deliveredAt: report.stage === 'delivered' ? earliest(current.deliveredAt, report.at) : current.deliveredAt,
    readAt: report.stage === 'read' || report.stage === 'played' ? earliest(current.readAt, report.at) : current.readAt,
    failedAt: report.stage === 'failed' ? earliest(current.failedAt, report.at) : current.failedAt,
  };
  const failure = report.stage === 'failed' ? (report.failure ?? current.failure) : current.failure;
  const stage = isForward(current.stage, report.stage) ? report.stage : current.stage;
  return { stage, ...times, failure: stage === 'failed' ? failure : null };
}

function isForward(from: DeliveryStage, to: DeliveryStage): boolean {
  if (to === 'failed') return from === 'queued' || from === 'unconfirmed' || from === 'sent';
  // A message that failed after it was accepted gets a late copy of `sent` now and then: that is no new success.
  if (from === 'failed') return rank[to] > rank.sent;
  return rank[to] > rank[from];
}

function earliest(one: Instant | null, other: Instant): Instant {
  return one === null ? other : Math.min(one, other);
}
