import type { UploadKind } from '../../shared/domain/media/media-rules.ts';
import type { Transaction } from '../database/database.ts';

/**
 * Gives an uploaded file to a message, for good: one file belongs to one message, so that taking the message back takes the file along.
 *
 * @returns null when it is not there (any more), belongs to another number, or to another message already.
 */
export async function takeUpload(
  transaction: Transaction,
  { mediaId, numberId, messageId }: { readonly mediaId: string; readonly numberId: string; readonly messageId: string },
): Promise<{ readonly kind: UploadKind; readonly mimeType: string; readonly size: number; readonly animated: boolean } | null> {
  const [row] = await transaction.query<{ upload_kind: UploadKind; mime_type: string; size: number; animated: boolean }>(
    `UPDATE media SET message_id = $3
     WHERE id = $1 AND number_id = $2 AND source = 'desk' AND state = 'ready' AND file_key IS NOT NULL AND (message_id IS NULL OR message_id = $3)
     RETURNING upload_kind, mime_type, size, animated`,
    [mediaId, numberId, messageId],
  );
  return row === undefined ? null : { kind: row.upload_kind, mimeType: row.mime_type, size: row.size, animated: row.animated };
}
