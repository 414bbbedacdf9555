import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { decideMaySend } from '../../../shared/domain/outgoing/decide-may-send.ts';
import { second } from '../../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import type { Database } from '../../database/database.ts';
import { hindranceReasons } from '../hindrance-reasons.ts';
import type { SendLookups } from '../resolve-outgoing.ts';
import { departPlanned } from '../planned/depart-planned.ts';
import { claimOutgoing } from './claim-outgoing.ts';
import { holdOutgoing } from './limits/hold-outgoing.ts';
import type { Attempt } from './claim-outgoing.ts';
import { settleOutgoing } from './settle-outgoing.ts';
import type { Settlement } from './settle-outgoing.ts';

/** What one attempt came to; see `post-message.ts` of the adapter. */
export type AttemptOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly phone: string | null; readonly userId: string | null }
  | { readonly kind: 'refused'; readonly failure: DeliveryFailure }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'unknown' };

/** What follows a refusal; see `decide-after-graph-error.ts` of the adapter. */
export type RefusalVerdict =
  | { readonly act: 'retry'; readonly at: Instant }
  | { readonly act: 'pause-number'; readonly until: Instant }
  | { readonly act: 'set-aside'; readonly for: 'window' | 'marketing-cap'; readonly until: Instant }
  | { readonly act: 'stop-number' }
  | { readonly act: 'fail' };

export type SendDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: (message: {
    readonly messageId: string;
    readonly phoneNumberId: string;
    readonly recipient: { readonly kind: 'phone' | 'user-id'; readonly value: string };
    readonly content: Attempt['content'];
    readonly quotedWamid: string | null;
    readonly metaMediaId: string | null;
  }) => Promise<AttemptOutcome>;
  readonly decideAfterRefusal: (attempt: { readonly failure: DeliveryFailure; readonly attempts: number; readonly queuedAt: Instant; readonly now: Instant }) => RefusalVerdict;
  readonly describeStop: (reason: string) => string;
  /** Hears by which number and id Meta knows the contact. */
  readonly onAccepted: (attempt: Attempt, known: { readonly phone: string | null; readonly userId: string | null }) => Promise<void>;
  /** Tells how an attempt ended; harmless facts alone. */
  readonly tell: (facts: { readonly message: string; readonly outcome: string; readonly code: number | null; readonly attempts: number }) => void;
  /** Hears which limit held a message back before it was tried. */
  readonly onHeld: (limit: 'pair-rate' | 'throughput' | 'messaging-limit') => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly lookups: Pick<SendLookups, 'readConsent' | 'noteAnswer'>;
};

/** Meta cannot be reached: 2, 4, 8 … seconds, at most one minute. Nothing was sent, so nothing is at risk. */
const longestUnreachablePause = 60 * second;

/**
 * Sends the next message that may go, and records how it ended.
 *
 * @returns false when none may go now.
 */
export async function sendNext(dependencies: SendDependencies): Promise<boolean> {
  const { database, clock, post } = dependencies;
  const claim = await claimOutgoing(database, clock.now());
  if (claim === null) return false;
  if (claim.kind === 'number-full') {
    dependencies.onHeld('throughput');
    return true;
  }
  if (claim.kind === 'planned') {
    await departPlanned(database, claim.messageId, { ...dependencies.lookups, now: clock.now() });
    return true;
  }
  if (claim.kind === 'held') {
    await holdOutgoing(database, claim.held, clock.now());
    dependencies.onHeld(claim.held.reason);
    return true;
  }
  const { attempt } = claim;
  const { recipient } = attempt;
  const hindrance = recipient === null ? 'number-changed' : await findHindrance(dependencies, attempt);
  const outcome: AttemptOutcome =
    recipient === null || hindrance !== null ? { kind: 'refused', failure: { code: null, reason: hindrance ?? 'number-changed', detail: null } } : await post({ ...attempt, recipient });
  dependencies.tell({
    message: attempt.messageId,
    outcome: outcome.kind,
    code: outcome.kind === 'refused' ? outcome.failure.code : null,
    attempts: attempt.attempts,
  });
  const settlement = hindrance !== null && outcome.kind === 'refused' ? ({ kind: 'failed', failure: outcome.failure } as const) : settle(outcome, attempt, dependencies);
  // An unknown outcome stays on record as begun; it is looked into later.
  if (settlement !== null) await record(dependencies, attempt, settlement);
  if (outcome.kind === 'accepted') await dependencies.onAccepted(attempt, outcome);
  return true;
}

/** A template may have waited for hours, for its number or for a limit of Meta's: what its contact said meanwhile counts at the moment of leaving, as it does for a planned one. */
async function findHindrance({ database, clock, lookups }: SendDependencies, { content, contactId, numberId }: Attempt): Promise<DeliveryFailure['reason'] | null> {
  if (content.kind !== 'template') return null;
  const consent = await database.transaction((transaction) => lookups.readConsent(transaction, { contactId, numberId }));
  const may = decideMaySend({ ...consent, templateCategory: content.category, lastInboundAt: null, now: clock.now() });
  return may.ok ? null : hindranceReasons[may.error.kind];
}

function settle(outcome: AttemptOutcome, attempt: Attempt, { clock, decideAfterRefusal, describeStop }: SendDependencies): Settlement | null {
  const now = clock.now();
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', wamid: outcome.wamid };
    case 'not-sent':
      return { kind: 'retry', at: now + Math.min(longestUnreachablePause, second * 2 ** Math.min(attempt.attempts, 10)), reason: 'unavailable' };
    case 'unknown':
      return null;
    case 'refused': {
      const { failure } = outcome;
      const verdict = decideAfterRefusal({ failure, attempts: attempt.attempts, queuedAt: attempt.queuedAt, now });
      if (verdict.act === 'fail') return { kind: 'failed', failure };
      if (verdict.act === 'set-aside') return { kind: 'set-aside', for: verdict.for, until: verdict.until };
      if (verdict.act === 'stop-number') return { kind: 'stop-number', words: describeStop(failure.reason) };
      return verdict.act === 'retry' ? { kind: 'retry', at: verdict.at, reason: failure.reason === 'rate' ? 'rate' : 'unavailable' }
        : { kind: 'pause-number', until: verdict.until, reason: failure.reason === 'rate' ? 'rate' : 'unavailable' };
    }
    default:
      return unreachable(outcome);
  }
}

/** The outcome is known to this process alone until it is recorded, so a hiccup of the database is waited out. */
async function record({ database, clock, pause }: SendDependencies, attempt: Attempt, settlement: Settlement): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await settleOutgoing(database, attempt, settlement, clock.now());
      return;
    } catch (error) {
      // Given up, it counts as an attempt of unknown outcome, which is safe.
      if (tries === 5) throw error;
      await pause(200 * tries);
    }
  }
}
