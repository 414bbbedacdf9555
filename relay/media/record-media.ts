import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../database/database.ts';

/** A file that a message announced and that is still at Meta's. */
export type AnnouncedMedia = {
  readonly id: string;
  readonly companyId: string;
  readonly numberId: string;
  readonly messageId: string;
  readonly metaId: string;
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  readonly mimeType: string;
  /** 64 hex digits; null when not told. */
  readonly sha256: string | null;
  readonly now: Instant;
};

/** Notes a file to be fetched at once. */
export async function recordMedia(transaction: Transaction, media: AnnouncedMedia): Promise<void> {
  await transaction.query(
    `INSERT INTO media (id, company_id, number_id, message_id, meta_id, kind, mime_type, sha256, state, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9)`,
    [
      media.id,
      media.companyId,
      media.numberId,
      media.messageId,
      media.metaId,
      media.kind,
      media.mimeType,
      media.sha256 === null ? null : Buffer.from(media.sha256, 'hex'),
      media.now,
    ],
  );
}
