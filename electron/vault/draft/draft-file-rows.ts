import type { DraftFile } from '../../../shared/domain/drafts/draft.ts';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

type Row = { id: MediaId; kind: DraftFile['kind']; caption: string; file_name: string | null; mime_type: string; size: number };

/** In the order in which they will go. */
export function listDraftFiles(database: ReadDatabase, conversationId: string): DraftFile[] {
  const rows = database.all<Row>('SELECT id, kind, caption, file_name, mime_type, size FROM draft_file WHERE conversation_id = ? ORDER BY place, id', conversationId);
  return rows.map((row) => ({ id: row.id, kind: row.kind, caption: row.caption, fileName: row.file_name, mimeType: row.mime_type, size: row.size }));
}

/** Puts a file behind those that are there. */
export function addDraftFile(
  database: WriteDatabase, conversationId: string, file: DraftFile, kept: { readonly file: string; readonly key: Uint8Array; readonly storedAt: Instant },
): void {
  database.run(
    `INSERT INTO draft_file (id, conversation_id, place, kind, caption, file_name, file, key, mime_type, size, stored_at)
     VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM draft_file WHERE conversation_id = ?), ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.id, conversationId, conversationId, file.kind, file.caption, file.fileName, kept.file, kept.key, file.mimeType, file.size, kept.storedAt,
  );
}

export function readDraftFileKey(database: ReadDatabase, id: string): { readonly file: string; readonly key: Uint8Array; readonly mimeType: string } | null {
  return database.first<{ file: string; key: Uint8Array; mimeType: string }>('SELECT file, key, mime_type AS mimeType FROM draft_file WHERE id = ?', id) ?? null;
}

export function readDraftFileFacts(database: ReadDatabase, id: string): { readonly mimeType: string; readonly size: number } | null {
  return database.first<{ mimeType: string; size: number }>('SELECT mime_type AS mimeType, size FROM draft_file WHERE id = ?', id) ?? null;
}

/** Captions and order as given; files that are not named go. Their bytes are doomed with their rows. */
export function arrangeDraftFiles(database: WriteDatabase, conversationId: string, files: readonly { readonly id: string; readonly caption: string }[]): void {
  const kept = new Set(files.map(({ id }) => id));
  for (const { id } of listDraftFiles(database, conversationId)) if (!kept.has(id)) database.run('DELETE FROM draft_file WHERE id = ?', id);
  files.forEach(({ id, caption }, index) => {
    database.run('UPDATE draft_file SET caption = ?, place = ? WHERE id = ? AND conversation_id = ?', caption, index + 1, id, conversationId);
  });
}

/** The file belongs to a message from now on, whose row names it already. */
export function giveFileToMessage(database: WriteDatabase, id: string): void {
  database.run('INSERT INTO media_key (media_id, file, key, mime_type, size, stored_at) SELECT id, file, key, mime_type, size, stored_at FROM draft_file WHERE id = ?', id);
  database.run('DELETE FROM draft_file WHERE id = ?', id);
}

/** The way back, before the message goes. False when its file is not kept any more. */
export function takeFileFromMessage(database: WriteDatabase, conversationId: string, file: Omit<DraftFile, 'mimeType' | 'size'>): boolean {
  const taken = database.run(
    `INSERT INTO draft_file (id, conversation_id, place, kind, caption, file_name, file, key, mime_type, size, stored_at)
     SELECT media_id, ?, (SELECT coalesce(max(place), 0) + 1 FROM draft_file WHERE conversation_id = ?), ?, ?, ?, file, key, mime_type, size, stored_at FROM media_key WHERE media_id = ?`,
    conversationId, conversationId, file.kind, file.caption, file.fileName, file.id,
  );
  return taken > 0;
}
