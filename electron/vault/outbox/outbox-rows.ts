import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { Reaction } from '../../../shared/domain/messages/message.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { OutboxEntry, WaitingEntry } from '../vault-contract.ts';

// Of each conversation the first entry that waits: a later one must not overtake it. A refused one does not hold the others up.
// Of this lane alone: notes wait in another (`note-lane.ts`), and neither holds the other up.
const heads = "SELECT min(place) FROM outbox WHERE state = 'waiting' AND lane = 'message' GROUP BY conversation_id";
export const dueQuery = `SELECT request, attempts, next_attempt_at, uploaded_at FROM outbox WHERE place IN (${heads}) AND next_attempt_at <= ? AND not_before <= ? ORDER BY place LIMIT ?`;
export const nextDueQuery = `SELECT min(max(next_attempt_at, not_before)) AS due FROM outbox WHERE place IN (${heads})`;

/** Our reaction that waits, null when it takes one back, and the one before it. */
export type ShownReaction = { readonly own: Reaction | null; readonly former: Reaction | null };

/** Where an entry is shown: in the row of its own message, or on the message that a reaction is on. */
export type EntryPlace =
  | { readonly kind: 'message'; readonly position: number }
  | { readonly kind: 'reaction'; readonly carrier: number; readonly reaction: ShownReaction };

export function addOutboxEntry(
  database: WriteDatabase,
  entry: { readonly shownAt: EntryPlace; readonly request: SendMessageRequest; readonly dueAt: Instant; readonly notBefore: Instant },
): void {
  const { shownAt, request } = entry;
  database.run(
    `INSERT INTO outbox (message, id, carrier, reaction, conversation_id, state, attempts, next_attempt_at, not_before, failure, request)
     VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?, NULL, ?)`,
    shownAt.kind === 'message' ? shownAt.position : null, request.id, shownAt.kind === 'reaction' ? shownAt.carrier : null,
    shownAt.kind === 'reaction' ? JSON.stringify(shownAt.reaction) : null, request.conversationId, entry.dueAt, entry.notBefore, JSON.stringify(request),
  );
}

/** @param reach.now what was postponed until then counts as due; what is held back by `notBefore` waits for `reach.clock` in any case. */
export function readDueEntries(database: ReadDatabase, reach: { readonly now: Instant; readonly clock: Instant }, limit: number): readonly OutboxEntry[] {
  const rows = database.all<{ request: string; attempts: number; next_attempt_at: number; uploaded_at: number | null }>(dueQuery, reach.now, reach.clock, limit);
  return rows.map((row) => ({ request: JSON.parse(row.request) as SendMessageRequest, attempts: row.attempts, nextAttemptAt: row.next_attempt_at, uploadedAt: row.uploaded_at }));
}

export function readNextDue(database: ReadDatabase): Instant | null {
  return database.first<{ due: number | null }>(nextDueQuery)?.due ?? null;
}

/** One entry: what it asks, and which message shows it. */
export type OutboxRow = {
  readonly request: SendMessageRequest;
  readonly shownBy: MessageId;
  /** Null for everything that is no reaction. */
  readonly reaction: ShownReaction | null;
  readonly state: 'waiting' | 'refused';
  readonly mayHaveLeft: boolean;
  /** `request` is then one for a note: nothing but its `id` and `conversationId` may be read of it. */
  readonly isNote: boolean;
};

export function readOutboxEntry(database: ReadDatabase, id: string): OutboxRow | null {
  const row = database.first<{ request: string; shown_by: MessageId; reaction: string | null; state: 'waiting' | 'refused'; may_have_left: number; lane: string }>(
    `SELECT outbox.request, message.id AS shown_by, outbox.reaction, outbox.state, outbox.may_have_left, outbox.lane
     FROM outbox JOIN message ON message.position = coalesce(outbox.message, outbox.carrier) WHERE outbox.id = ?`,
    id,
  );
  return row === undefined ? null : {
    request: JSON.parse(row.request) as SendMessageRequest, shownBy: row.shown_by, reaction: row.reaction === null ? null : (JSON.parse(row.reaction) as ShownReaction),
    state: row.state, mayHaveLeft: row.may_have_left === 1, isNote: row.lane === 'note',
  };
}

/** The newest reaction of ours that waits to be on this message; null when none does. */
export function readWaitingReaction(database: ReadDatabase, carrierId: string): ShownReaction | null {
  const row = database.first<{ reaction: string }>(
    "SELECT reaction FROM outbox WHERE carrier = (SELECT position FROM message WHERE id = ?) AND state = 'waiting' ORDER BY place DESC LIMIT 1", carrierId,
  );
  return row === undefined ? null : (JSON.parse(row.reaction) as ShownReaction);
}

/** The message has left, or is taken back. Answers whether it was waiting here. */
export function removeOutboxEntry(database: WriteDatabase, id: string): boolean {
  return database.run('DELETE FROM outbox WHERE id = ?', id) > 0;
}

export function postponeOutboxEntry(database: WriteDatabase, id: string, dueAt: Instant, mayHaveLeft: boolean): boolean {
  return database.run(
    "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, may_have_left = max(may_have_left, ?) WHERE state = 'waiting' AND id = ?", dueAt, mayHaveLeft ? 1 : 0, id,
  ) > 0;
}

export function refuseOutboxEntry(database: WriteDatabase, id: string, failure: DeliveryFailure): boolean {
  return database.run("UPDATE outbox SET state = 'refused', failure = ?, may_have_left = 0 WHERE id = ?", JSON.stringify(failure), id) > 0;
}

/** Starts a refused entry over, at its old place in the order. */
export function retryOutboxEntry(database: WriteDatabase, id: string, now: Instant): boolean {
  return database.run("UPDATE outbox SET state = 'waiting', failure = NULL, attempts = 0, next_attempt_at = ? WHERE state = 'refused' AND id = ?", now, id) > 0;
}

/** The relay has the file (at this instant), or does not have it any more (null). */
export function noteUploaded(database: WriteDatabase, id: string, request: SendMessageRequest, at: Instant | null): void {
  database.run('UPDATE outbox SET request = ?, uploaded_at = ? WHERE id = ?', JSON.stringify(request), at, id);
}

type ListRow = { request: string; state: 'waiting' | 'refused'; attempts: number; next_attempt_at: number; not_before: number; may_have_left: number; failure: string | null };

/** Everything that waits or was refused, oldest first. */
export function listOutboxEntries(database: ReadDatabase): readonly WaitingEntry[] {
  const rows = database.all<ListRow>("SELECT request, state, attempts, next_attempt_at, not_before, may_have_left, failure FROM outbox WHERE lane = 'message' ORDER BY place");
  return rows.map((row) => ({
    request: JSON.parse(row.request) as SendMessageRequest, state: row.state, attempts: row.attempts, nextAttemptAt: row.next_attempt_at, notBefore: row.not_before,
    mayHaveLeft: row.may_have_left === 1, failure: row.failure === null ? null : (JSON.parse(row.failure) as DeliveryFailure),
  }));
}

/** It need not wait for the rest of its few seconds. */
export function releaseOutboxEntry(database: WriteDatabase, id: string, now: Instant): boolean {
  return database.run("UPDATE outbox SET not_before = 0, next_attempt_at = min(next_attempt_at, ?) WHERE state = 'waiting' AND id = ?", now, id) > 0;
}
