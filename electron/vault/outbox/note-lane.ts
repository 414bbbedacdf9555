import type { WriteNoteRequest } from '../../../shared/protocol/notes.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';
import type { NoteEntry } from '../vault-contract.ts';

// Notes have a lane of their own in the outbox: what sends to clients reads the other one alone. Within a conversation they keep their order, too.
const heads = "SELECT min(place) FROM outbox WHERE state = 'waiting' AND lane = 'note' GROUP BY conversation_id";
export const dueNotesQuery = `SELECT request, attempts, next_attempt_at FROM outbox WHERE place IN (${heads}) AND next_attempt_at <= ? ORDER BY place LIMIT ?`;
export const nextDueNoteQuery = `SELECT min(next_attempt_at) AS due FROM outbox WHERE place IN (${heads})`;

/** @param entry.position of the row that shows the note. */
export function addNoteEntry(database: WriteDatabase, entry: { readonly position: number; readonly request: WriteNoteRequest; readonly dueAt: Instant }): void {
  const { request } = entry;
  database.run(
    "INSERT INTO outbox (lane, message, id, conversation_id, state, attempts, next_attempt_at, request) VALUES ('note', ?, ?, ?, 'waiting', 0, ?, ?)",
    entry.position, request.id, request.conversationId, entry.dueAt, JSON.stringify(request),
  );
}

export function readDueNotes(database: ReadDatabase, now: Instant, limit: number): readonly NoteEntry[] {
  const rows = database.all<{ request: string; attempts: number; next_attempt_at: number }>(dueNotesQuery, now, limit);
  return rows.map((row) => ({ request: JSON.parse(row.request) as WriteNoteRequest, attempts: row.attempts, nextAttemptAt: row.next_attempt_at }));
}

export function readNextDueNote(database: ReadDatabase): Instant | null {
  return database.first<{ due: number | null }>(nextDueNoteQuery)?.due ?? null;
}
