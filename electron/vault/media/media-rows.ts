import type { MediaId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ReadDatabase, WriteDatabase } from '../database/database.ts';

export type MediaKey = { readonly file: string; readonly key: Uint8Array; readonly mimeType: string };

export function readMediaOwner(database: ReadDatabase, id: MediaId): { readonly messageId: MessageId; readonly mimeType: string; readonly at: Instant } | null {
  return database.first<{ messageId: MessageId; mimeType: string; at: Instant }>(
    'SELECT message.id AS messageId, media.mime_type AS mimeType, message.at AS at FROM media JOIN message ON message.position = media.message WHERE media.id = ?',
    id,
  ) ?? null;
}

export function readMediaKey(database: ReadDatabase, id: MediaId): MediaKey | null {
  return database.first<MediaKey>('SELECT file, key, mime_type AS mimeType FROM media_key WHERE media_id = ?', id) ?? null;
}

/** Replaces a file that was kept before: its key goes, and its file is doomed by the trigger of that table. */
export function storeMediaKey(database: WriteDatabase, id: MediaId, stored: MediaKey & { readonly size: number; readonly storedAt: Instant }): void {
  removeMediaKey(database, id);
  database.run(
    'INSERT INTO media_key (media_id, file, key, mime_type, size, stored_at) VALUES (?, ?, ?, ?, ?, ?)',
    id, stored.file, stored.key, stored.mimeType, stored.size, stored.storedAt,
  );
}

export function removeMediaKey(database: WriteDatabase, id: MediaId): boolean {
  return database.run('DELETE FROM media_key WHERE media_id = ?', id) > 0;
}
