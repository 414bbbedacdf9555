import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { OutboxEntry } from '../vault-contract.ts';

// Of each conversation the first entry that waits: a later one must not overtake it. A refused one does not hold the others up.
const heads = "SELECT min(place) FROM outbox WHERE state = 'waiting' GROUP BY conversation_id";
export const dueQuery = `SELECT request, attempts, next_attempt_at FROM outbox WHERE place IN (${heads}) AND next_attempt_at <= ? ORDER BY place LIMIT ?`;
export const nextDueQuery = `SELECT min(next_attempt_at) AS due FROM outbox WHERE place IN (${heads})`;

export function addOutboxEntry(database: WriteDatabase, entry: { readonly position: number; readonly request: SendMessageRequest; readonly dueAt: Instant }): void {
  database.run(
    "INSERT INTO outbox (message, conversation_id, state, attempts, next_attempt_at, failure, request) VALUES (?, ?, 'waiting', 0, ?, NULL, ?)",
    entry.position, entry.request.conversationId, entry.dueAt, JSON.stringify(entry.request),
  );
}

export function readDueEntries(database: ReadDatabase, now: Instant, limit: number): readonly OutboxEntry[] {
  const rows = database.all<{ request: string; attempts: number; next_attempt_at: number }>(dueQuery, now, limit);
  return rows.map((row) => ({ request: JSON.parse(row.request) as SendMessageRequest, attempts: row.attempts, nextAttemptAt: row.next_attempt_at }));
}

export function readNextDue(database: ReadDatabase): Instant | null {
  return database.first<{ due: number | null }>(nextDueQuery)?.due ?? null;
}

const ofMessage = 'message = (SELECT position FROM message WHERE id = ?)';

/** The message has left. Answers whether it was waiting here. */
export function settleOutboxEntry(database: WriteDatabase, messageId: string): boolean {
  return database.run(`DELETE FROM outbox WHERE ${ofMessage}`, messageId) > 0;
}

export function postponeOutboxEntry(database: WriteDatabase, messageId: string, dueAt: Instant): boolean {
  return database.run(`UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ? WHERE state = 'waiting' AND ${ofMessage}`, dueAt, messageId) > 0;
}

export function refuseOutboxEntry(database: WriteDatabase, messageId: string, failure: DeliveryFailure): boolean {
  return database.run(`UPDATE outbox SET state = 'refused', failure = ? WHERE ${ofMessage}`, JSON.stringify(failure), messageId) > 0;
}

/** Starts a refused entry over, at its old place in the order. */
export function retryOutboxEntry(database: WriteDatabase, messageId: string, now: Instant): boolean {
  return database.run(`UPDATE outbox SET state = 'waiting', failure = NULL, attempts = 0, next_attempt_at = ? WHERE state = 'refused' AND ${ofMessage}`, now, messageId) > 0;
}

export function isInOutbox(database: ReadDatabase, messageId: string): boolean {
  return database.first(`SELECT 1 FROM outbox WHERE ${ofMessage}`, messageId) !== undefined;
}
