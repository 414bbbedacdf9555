import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { fileOfContent } from '../../../shared/domain/messages/file-of-content.ts';
import type { WriteDatabase } from '../database/database.ts';

/** Notes which file a message names, and forgets one that it does not name any more (taken back, edited). */
export function nameMedia(database: WriteDatabase, position: number, content: MessageContent): void {
  const media = fileOfContent(content);
  database.run('DELETE FROM media WHERE message = ? AND id IS NOT ?', position, media?.id ?? null);
  if (media === null) return;
  // Two messages may name one file: it stays as long as the newer of them.
  database.run(
    `INSERT INTO media (id, message, mime_type) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET message = max(message, excluded.message), mime_type = excluded.mime_type`,
    media.id, position, media.mimeType,
  );
}
