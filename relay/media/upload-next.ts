import type { Readable } from 'node:stream';
import { day, minute, second } from '../../shared/kernel/time.ts';
import type { Clock, Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import type { MediaFiles } from './media-files.ts';

/** What Meta said to a file. `refused`: no repetition will help (`code` is Meta's). `later`: it may pass. */
export type UploadAnswer =
  | { readonly kind: 'uploaded'; readonly metaId: string }
  | { readonly kind: 'refused'; readonly code: number | null; readonly reason: string; readonly detail: string | null }
  | { readonly kind: 'later' };

export type UploadDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: MediaFiles;
  readonly upload: (file: { readonly phoneNumberId: string; readonly mimeType: string; readonly size: number; readonly bytes: Readable }) => Promise<UploadAnswer>;
  /** The message cannot go: its file is lost, or Meta does not take it. */
  readonly fail: (messageId: string, failure: { readonly code: number | null; readonly reason: string; readonly detail: string | null }) => Promise<void>;
};

/** Meta keeps uploads for 30 days; ours are used for less, so that none expires between the last look and its use. Source: Meta, 'Media'. */
const useFor = 29 * day;

/** While one process uploads, nobody else does. Longer than an upload may take. */
const lease = 6 * minute;

/** 5, 10, 20 … seconds, at most five minutes, as long as the message may still be tried. */
const longestPause = 5 * minute;

type Row = { message_id: string; media_id: string; number_id: string; phone_number_id: string; mime_type: string; size: number; file_key: Uint8Array | null; attempts: number };

/**
 * Uploads the file of the next message that waits for one, ahead of its turn to be sent. Sending takes no message whose file is not at Meta, and keeps the
 * order of the conversation meanwhile.
 *
 * A repeated upload is harmless: it is another copy that expires by itself.
 *
 * @returns false when there is none to do now.
 */
export async function uploadNext(dependencies: UploadDependencies): Promise<boolean> {
  const { database, clock, files, upload } = dependencies;
  const file = await claim(database, clock.now());
  if (file === null) return false;
  const bytes = file.file_key === null ? null : await files.read(file.media_id, file.file_key);
  if (bytes === null) {
    await dependencies.fail(file.message_id, { code: null, reason: 'media', detail: null });
    return true;
  }
  let answer: UploadAnswer;
  try {
    answer = await upload({ phoneNumberId: file.phone_number_id, mimeType: file.mime_type, size: file.size, bytes });
  } finally {
    bytes.destroy();
  }
  const now = clock.now();
  switch (answer.kind) {
    case 'uploaded':
      await database.query('UPDATE media_upload SET meta_id = $3, expires_at = $4, attempts = 0 WHERE media_id = $1 AND number_id = $2', [
        file.media_id,
        file.number_id,
        answer.metaId,
        now + useFor,
      ]);
      return true;
    case 'refused':
      await dependencies.fail(file.message_id, answer);
      // Should the employee send it again, it is tried at once.
      await waitUntil(database, file, now);
      return true;
    case 'later':
      await waitUntil(database, file, now + Math.min(longestPause, 5 * second * 2 ** Math.min(file.attempts, 10)));
      return true;
  }
}

async function waitUntil(database: Database, file: Row, at: Instant): Promise<void> {
  await database.query('UPDATE media_upload SET next_attempt_at = $3 WHERE media_id = $1 AND number_id = $2', [file.media_id, file.number_id, at]);
}

/** Takes the next file for the length of a lease. A stopped number's files wait as its messages do. */
async function claim(database: Database, now: Instant): Promise<Row | null> {
  return database.transaction(async (transaction) => {
    await transaction.query(
      `INSERT INTO media_upload (media_id, number_id, next_attempt_at)
       SELECT media_id, number_id, $1 FROM outgoing WHERE state = 'waiting' AND media_id IS NOT NULL ON CONFLICT DO NOTHING`,
      [now],
    );
    const [row] = await transaction.query<Row>(
      `SELECT outgoing.message_id, media.id AS media_id, outgoing.number_id, number.phone_number_id, media.mime_type, media.size, media.file_key, upload.attempts
       FROM outgoing
       JOIN media_upload upload ON upload.media_id = outgoing.media_id AND upload.number_id = outgoing.number_id
       JOIN media ON media.id = outgoing.media_id
       JOIN number ON number.id = outgoing.number_id
       WHERE outgoing.state = 'waiting' AND upload.next_attempt_at <= $1 AND (upload.meta_id IS NULL OR upload.expires_at <= $1)
         AND (number.health = 'ok' OR coalesce(number.trial_at, 0) <= $1)
       ORDER BY outgoing.position LIMIT 1 FOR NO KEY UPDATE OF upload SKIP LOCKED`,
      [now],
    );
    if (row === undefined) return null;
    await transaction.query('UPDATE media_upload SET attempts = attempts + 1, next_attempt_at = $3, meta_id = NULL WHERE media_id = $1 AND number_id = $2', [
      row.media_id,
      row.number_id,
      now + lease,
    ]);
    return row;
  });
}
