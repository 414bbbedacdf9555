import type { Counter } from 'prom-client';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { applyDelivery, finishDeliveries, gatherNothing } from '../apply/apply-delivery.ts';
import type { AppliedDelivery } from '../apply/apply-delivery.ts';
import type { Rooms } from '../apply/rooms.ts';
import { describeError } from '../describe-error.ts';
import { readCanary } from '../watch/canary-body.ts';
import { noteCanary } from '../watch/note-canary.ts';
import type { WhatsappLog } from '../whatsapp-log.ts';

/** After this many failed attempts (about an hour) a person has to look at a delivery. */
const mostAttempts = 12;

/** 1, 2, 4 … seconds, at most ten minutes. */
const longestPauseMs = 600_000;

/** Deliveries that share a transaction. More would make devices wait for the first of them, and others for the turn. */
const mostTogether = 32;

/** Batches of Meta's come with up to 3 MB: such a one is enough for a transaction. */
const mostBytesTogether = 1_000_000;

export type DecodeDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly rooms: Rooms;
  readonly newId: () => string;
  readonly log: WhatsappLog;
  readonly changes: Counter<'kind' | 'result'>;
  readonly canaries: Counter<'result'>;
  /** Called after a delivery was applied: there may be files to fetch and messages to go on with. */
  readonly onApplied: () => void;
};

type Waiting = { id: string; body: Uint8Array; received_at: Instant; attempts: number };

/**
 * Applies the oldest deliveries that wait, in one transaction: under load many share one commit, one entry of each thing in the event log and one
 * notice. Safe with several processes.
 *
 * When that fails, the oldest is tried alone. When that fails too, the failure is noted beside it and the next ones have their turn; it comes again
 * later, alone and event by event, so that one event cannot hold back its neighbours.
 *
 * @returns false when nothing waits.
 */
export async function decodeNext(dependencies: DecodeDependencies): Promise<boolean> {
  const { database, clock, changes, onApplied } = dependencies;
  const now = clock.now();
  // Looking does not need the turn; most looks find nothing.
  const [any] = await database.query(
    'SELECT 1 AS one FROM webhook_delivery WHERE decoded_at IS NULL AND parked_at IS NULL AND next_attempt_at <= $1 LIMIT 1',
    [now],
  );
  if (any === undefined) return false;

  const many = await applyWaiting(dependencies, now, mostTogether);
  // One that cannot be applied must not hold back those that were taken with it: the first goes alone then, and alone it is judged.
  const done = many.outcome === 'failed' && many.claimed.length > 1 ? await applyWaiting(dependencies, now, 1) : many;
  if (done.outcome === 'failed') {
    const [first] = done.claimed;
    if (first === undefined) throw done.error;
    await noteFailure(dependencies, first, done.error);
    return true;
  }
  if (done.applied.length === 0) return false;
  for (const { outcomes } of done.applied) for (const { kind, result } of outcomes) changes.inc({ kind, result });
  onApplied();
  return true;
}

type Done = { readonly outcome: 'applied'; readonly applied: readonly AppliedDelivery[] } | { readonly outcome: 'failed'; readonly claimed: readonly Waiting[]; readonly error: unknown };

/** Applies what waits, at most so many, all or nothing. */
async function applyWaiting(dependencies: DecodeDependencies, now: Instant, most: number): Promise<Done> {
  let claimed: readonly Waiting[] = [];
  try {
    const applied = await dependencies.database.transaction(async (transaction) => {
      await dependencies.rooms.takeTurn(transaction, 'alone');
      claimed = await claim(transaction, now, most);
      return applyClaimed(transaction, claimed, now, dependencies);
    });
    return { outcome: 'applied', applied };
  } catch (error) {
    return { outcome: 'failed', claimed, error };
  }
}

/** The oldest that wait, in their order. One that failed before is taken by itself, so that it can be gone through event by event. */
async function claim(transaction: Transaction, now: Instant, most: number): Promise<readonly Waiting[]> {
  const rows = await transaction.query<Waiting>(
    `SELECT id, body, received_at, attempts FROM webhook_delivery
     WHERE decoded_at IS NULL AND parked_at IS NULL AND next_attempt_at <= $1
     ORDER BY position LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [now, most],
  );
  const first = rows[0];
  if (first === undefined || first.attempts > 0) return rows.slice(0, 1);
  const troubled = rows.findIndex((row) => row.attempts > 0);
  const size = rows.findIndex((_row, index) => rows.slice(0, index + 1).reduce((sum, row) => sum + row.body.length, 0) > mostBytesTogether);
  return rows.slice(0, Math.max(1, Math.min(...[troubled, size].map((end) => (end === -1 ? rows.length : end)))));
}

async function applyClaimed(transaction: Transaction, claimed: readonly Waiting[], now: Instant, { rooms, newId, canaries }: DecodeDependencies): Promise<readonly AppliedDelivery[]> {
  if (claimed.length === 0) return [];
  // These rows come before the log, whose lock is to be the last.
  await transaction.query('UPDATE webhook_delivery SET decoded_at = $2, last_error = NULL WHERE id = ANY($1::uuid[])', [claimed.map((waiting) => waiting.id), now]);
  const gathered = gatherNothing();
  const done: AppliedDelivery[] = [];
  for (const waiting of claimed) {
    const canary = readCanary(waiting.body);
    if (canary !== null) {
      if (await noteCanary(transaction, canary, now)) canaries.inc({ result: 'arrived' });
      done.push({ outcomes: [], unknownNumbers: [] });
      continue;
    }
    const input = { body: waiting.body, receivedAt: waiting.received_at, now, rooms, newId, careful: waiting.attempts > 0 };
    const applied = await applyDelivery(transaction, input, gathered);
    if (applied.unknownNumbers.length > 0) {
      await transaction.query('UPDATE webhook_delivery SET unknown_numbers = $2::text[] WHERE id = $1', [waiting.id, applied.unknownNumbers]);
    }
    done.push(applied);
  }
  await finishDeliveries(transaction, gathered, now);
  return done;
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
