import { minute } from '../../shared/kernel/time.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';

/** While a process fetches a file nobody else takes it; after this it counts as given up (the process died). Longer than a download may take. */
export const lease = 6 * minute;

/** A file to be fetched now. */
export type ClaimedMedia = {
  readonly id: string;
  readonly companyId: string;
  readonly teamId: string;
  readonly messageId: string | null;
  readonly phoneNumberId: string;
  readonly metaId: string;
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  readonly mimeType: string;
  readonly sha256: Uint8Array | null;
  /** This one included. */
  readonly attempts: number;
};

/** Takes the next file that is due, for the length of a lease. Safe with several processes. Null when none is due. */
export async function claimMedia(database: Database, now: Instant): Promise<ClaimedMedia | null> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.query<{
      id: string;
      company_id: string;
      team_id: string;
      message_id: string | null;
      phone_number_id: string;
      meta_id: string;
      kind: ClaimedMedia['kind'];
      mime_type: string;
      sha256: Uint8Array | null;
      attempts: number;
    }>(
      `SELECT media.id, media.company_id, number.team_id, media.message_id, number.phone_number_id, media.meta_id, media.kind, media.mime_type, media.sha256, media.attempts
       FROM media JOIN number ON number.id = media.number_id
       WHERE media.state = 'pending' AND media.next_attempt_at <= $1 ORDER BY media.next_attempt_at, media.id LIMIT 1 FOR NO KEY UPDATE OF media SKIP LOCKED`,
      [now],
    );
    if (row === undefined) return null;
    await transaction.query('UPDATE media SET attempts = attempts + 1, next_attempt_at = $2 WHERE id = $1', [row.id, now + lease]);
    return {
      id: row.id,
      companyId: row.company_id,
      teamId: row.team_id,
      messageId: row.message_id,
      phoneNumberId: row.phone_number_id,
      metaId: row.meta_id,
      kind: row.kind,
      mimeType: row.mime_type,
      sha256: row.sha256,
      attempts: row.attempts + 1,
    };
  });
}
