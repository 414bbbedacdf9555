import type { Counter } from 'prom-client';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { applyDelivery } from '../apply/apply-delivery.ts';
import type { AppliedDelivery } from '../apply/apply-delivery.ts';
import type { Rooms } from '../apply/rooms.ts';
import { describeError } from '../describe-error.ts';
import type { WhatsappLog } from '../whatsapp-log.ts';

/** After this many failed attempts (about an hour) a person has to look at a delivery. */
const mostAttempts = 12;

/** 1, 2, 4 … seconds, at most ten minutes. */
const longestPauseMs = 600_000;

export type DecodeDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly rooms: Rooms;
  readonly newId: () => string;
  readonly log: WhatsappLog;
  readonly changes: Counter<'kind' | 'result'>;
  /** Called after a delivery was applied: there may be files to fetch and messages to go on with. */
  readonly onApplied: () => void;
};

type Waiting = { id: string; body: Uint8Array; received_at: Instant; attempts: number };

/**
 * Applies the oldest delivery that waits, in one transaction. Safe with several processes.
 *
 * When it fails, the failure is noted beside it and the next one has its turn; it comes again later, then event by event, so that one event cannot
 * hold back its neighbours.
 *
 * @returns false when nothing waits.
 */
export async function decodeNext(dependencies: DecodeDependencies): Promise<boolean> {
  const { database, clock, rooms, changes, onApplied } = dependencies;
  const now = clock.now();
  // Looking does not need the turn; most looks find nothing.
  const [any] = await database.query(
    'SELECT 1 AS one FROM webhook_delivery WHERE decoded_at IS NULL AND parked_at IS NULL AND next_attempt_at <= $1 LIMIT 1',
    [now],
  );
  if (any === undefined) return false;

  let claimed: Waiting | null = null;
  let applied: AppliedDelivery | null;
  try {
    applied = await database.transaction(async (transaction) => {
      await rooms.takeTurn(transaction, 'alone');
      const waiting = await claim(transaction, now);
      claimed = waiting;
      return waiting === null ? null : applyClaimed(transaction, waiting, now, dependencies);
    });
  } catch (error) {
    if (claimed === null) throw error;
    await noteFailure(dependencies, claimed, error);
    return true;
  }
  if (applied === null) return false;
  for (const { kind, result } of applied.outcomes) changes.inc({ kind, result });
  onApplied();
  return true;
}

async function claim(transaction: Transaction, now: Instant): Promise<Waiting | null> {
  const [row] = await transaction.query<Waiting>(
    `SELECT id, body, received_at, attempts FROM webhook_delivery
     WHERE decoded_at IS NULL AND parked_at IS NULL AND next_attempt_at <= $1
     ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
  );
  return row ?? null;
}

async function applyClaimed(transaction: Transaction, waiting: Waiting, now: Instant, { rooms, newId }: DecodeDependencies): Promise<AppliedDelivery> {
  // The row comes before the log, whose lock is to be the last.
  await transaction.query('UPDATE webhook_delivery SET decoded_at = $2, last_error = NULL WHERE id = $1', [waiting.id, now]);
  const applied = await applyDelivery(transaction, {
    body: waiting.body,
    receivedAt: waiting.received_at,
    now,
    rooms,
    newId,
    careful: waiting.attempts > 0,
    beforeLog: async (unknownNumbers) => {
      if (unknownNumbers.length === 0) return;
      await transaction.query('UPDATE webhook_delivery SET unknown_numbers = $2::text[] WHERE id = $1', [waiting.id, unknownNumbers]);
    },
  });
  return applied;
}

async function noteFailure({ database, clock, log }: DecodeDependencies, failed: Waiting, error: unknown): Promise<void> {
  const attempts = failed.attempts + 1;
  const isGivenUp = attempts >= mostAttempts;
  const now = clock.now();
  log.warn({ delivery: failed.id, attempts, parked: isGivenUp, ...describeError(error) }, 'delivery-not-applied');
  await database.query('UPDATE webhook_delivery SET attempts = $2, next_attempt_at = $3, parked_at = $4, last_error = $5 WHERE id = $1 AND decoded_at IS NULL', [
    failed.id,
    attempts,
    now + Math.min(longestPauseMs, 1000 * 2 ** failed.attempts),
    isGivenUp ? now : null,
    describeError(error).error,
  ]);
}
