import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { fileOfContent } from '../../../shared/domain/messages/file-of-content.ts';
import type { WriteDatabase } from '../database/database.ts';

/** Notes which file a message names, and forgets one that it does not name any more (taken back, edited). */
export function nameMedia(database: WriteDatabase, position: number, content: MessageContent): void {
  const media = fileOfContent(content);
  database.run('DELETE FROM media WHERE message = ? AND id IS NOT ?', position, media?.id ?? null);
  if (media !== null) nameFile(database, position, media);
}

/** Two messages may name one file: it stays as long as the newer of them. */
export function nameFile(database: WriteDatabase, position: number, media: { readonly id: string; readonly mimeType: string }): void {
  database.run(
    `INSERT INTO media (id, message, mime_type) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET message = max(message, excluded.message), mime_type = excluded.mime_type`,
    media.id, position, media.mimeType,
  );
}

/** The relay has given the file another id: what is kept of it is kept under that one. */
export function renameFile(database: WriteDatabase, position: number, from: string, media: { readonly id: string; readonly mimeType: string }): void {
  nameFile(database, position, media);
  database.run('UPDATE media_key SET media_id = ?, mime_type = ? WHERE media_id = ?', media.id, media.mimeType, from);
  database.run('DELETE FROM media WHERE id = ? AND message = ?', from, position);
}
