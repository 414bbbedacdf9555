import { second } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import type { LimitAnswer } from './take-pair-place.ts';

/** Messages a second, in and out together, of an ordinary number (Meta, 'Throughput'). */
export const usualThroughput = 80;

/** The same for a number that is also in use in the WhatsApp Business app on a phone. */
export const coexistenceThroughput = 20;

/** A share of Meta's limit stays unused: Meta's seconds are not our seconds. */
const usedShare = 0.95;

/** At least this share of a number's second is for sending: after an outage Meta repeats its webhooks all at once, and those were counted long ago. */
const leastSendingShare = 0.25;

export type SecondFacts = {
  /** Meta's limit for this number, messages a second. */
  readonly perSecond: number;
  /** When messages left for this number, of late; older ones do not matter. */
  readonly sentAt: readonly Instant[];
  /** Messages received for this number within the last second. */
  readonly received: number;
  readonly now: Instant;
};

/**
 * Takes a place for one message in the present second of a number. Pure.
 *
 * @returns the departures to remember, or when to look again.
 */
export function takeSecondPlace({ perSecond, sentAt, received, now }: SecondFacts): LimitAnswer<readonly Instant[]> {
  const recent = sentAt.filter((at) => at > now - second && at <= now).sort((one, other) => one - other);
  const places = Math.max(1, Math.floor(Math.max(perSecond * leastSendingShare, perSecond * usedShare - received)));
  if (recent.length < places) return { allowed: true, taken: [...recent, now] };
  // The departure after whose second there is room again.
  const leaving = recent[recent.length - places] ?? now;
  return { allowed: false, until: leaving + second };
}
