import { minute, second } from '../../shared/kernel/time.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { appendToLog } from '../event-log/append-to-log.ts';
import { claimMedia } from './claim-media.ts';
import type { ClaimedMedia } from './claim-media.ts';
import type { MediaStore } from './media-store.ts';
import { takeFile } from './take-file.ts';
import type { TakenFile } from './take-file.ts';

/** Bytes from Meta, or why there are none. `gone`: no repetition will help. `later`: trouble that may pass. */
export type MediaDownload =
  | { readonly kind: 'bytes'; readonly stream: AsyncIterable<Uint8Array>; readonly sha256: Uint8Array | null; readonly size: number | null }
  | { readonly kind: 'gone'; readonly words: string }
  | { readonly kind: 'later' };

export type FetchDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: MediaStore;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Looks the file up at Meta and opens it; see `fetch-media.ts` of the adapter. */
  readonly download: (media: { readonly metaId: string; readonly phoneNumberId: string }) => Promise<MediaDownload>;
  readonly tell: (facts: { readonly media: string; readonly outcome: string; readonly attempts: number }) => void;
};

/** 5, 10, 20 … seconds, at most half an hour: so many attempts take the seven days for which Meta keeps a file. */
const mostAttempts = 340;
const longestPause = 30 * minute;

/** Why a file was given up, in words. */
const words: Readonly<Record<Exclude<TakenFile['outcome'], 'taken' | 'page'>, string>> = {
  'too-large': 'The file is larger than 100 MB.',
  'wrong-hash': 'The file that arrived is not the one that was announced.',
  empty: 'The file is empty.',
};

/**
 * Fetches the next file that is due, encrypts it, and tells the devices.
 *
 * @returns false when none is due.
 */
export async function fetchNext(dependencies: FetchDependencies): Promise<boolean> {
  const { database, clock, randomBytes, files } = dependencies;
  const media = await claimMedia(database, clock.now());
  if (media === null) return false;
  const key = randomBytes(32);
  const outcome = await take(dependencies, media, key);
  dependencies.tell({ media: media.id, outcome: outcome.outcome, attempts: media.attempts });
  switch (outcome.outcome) {
    case 'taken': {
      const isWanted = await finish(dependencies, media, {
        statement: `UPDATE media SET state = 'ready', failure = NULL, file_key = $2, size = $3, mime_type = $4 WHERE id = $1 AND state = 'pending' RETURNING id`,
        values: [Buffer.from(key), outcome.size, outcome.mimeType],
      });
      // Taken back by its sender while it was under way.
      if (!isWanted) await files.remove(media.id);
      return true;
    }
    case 'later':
      if (media.attempts < mostAttempts) {
        await database.query(`UPDATE media SET next_attempt_at = $2 WHERE id = $1 AND state = 'pending'`, [
          media.id,
          clock.now() + Math.min(longestPause, 5 * second * 2 ** (media.attempts - 1)),
        ]);
        return true;
      }
      await giveUp(dependencies, media, 'WhatsApp did not hand the file over.');
      return true;
    case 'gone':
      await giveUp(dependencies, media, outcome.words);
      return true;
    default:
      // A damaged transfer is worth a second look before it is believed.
      if (outcome.outcome === 'wrong-hash' && media.attempts < 3) {
        await database.query(`UPDATE media SET next_attempt_at = $2 WHERE id = $1 AND state = 'pending'`, [media.id, clock.now() + 5 * second]);
        return true;
      }
      await giveUp(dependencies, media, words[outcome.outcome]);
      return true;
  }
}

type Outcome =
  | Extract<TakenFile, { outcome: 'taken' }>
  | { readonly outcome: 'too-large' | 'wrong-hash' | 'empty' }
  | { readonly outcome: 'later' } | { readonly outcome: 'gone'; readonly words: string };

async function take({ download, files }: FetchDependencies, media: ClaimedMedia, key: Uint8Array): Promise<Outcome> {
  const opened = await download(media);
  if (opened.kind === 'gone') return { outcome: 'gone', words: opened.words };
  if (opened.kind === 'later') return { outcome: 'later' };
  try {
    const taken = await takeFile({
      files,
      id: media.id,
      key,
      bytes: opened.stream,
      claim: { kind: media.kind, claimed: media.mimeType },
      sha256: media.sha256 ?? opened.sha256,
      size: opened.size,
    });
    // A page in place of the file: its address has expired or the token is refused. Both may pass.
    if (taken.outcome === 'taken') return taken;
    return { outcome: taken.outcome === 'page' ? 'later' : taken.outcome };
  } catch {
    // The connection broke, or the disk is full: both may pass.
    return { outcome: 'later' };
  }
}

async function giveUp(dependencies: FetchDependencies, media: ClaimedMedia, failure: string): Promise<void> {
  await finish(dependencies, media, { statement: `UPDATE media SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'pending' RETURNING id`, values: [failure] });
}

async function finish(
  { database, clock }: FetchDependencies,
  media: ClaimedMedia,
  { statement, values }: { readonly statement: string; readonly values: readonly unknown[] },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const changed = await transaction.query(statement, [media.id, ...values]);
    if (changed.length === 0) return false;
    if (media.messageId !== null) await appendToLog(transaction, media.companyId, [{ entity: 'message', id: media.messageId, teamId: media.teamId }], clock.now());
    return true;
  });
}
