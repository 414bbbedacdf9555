import { minute } from '../../shared/kernel/time.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import { drawThumbnail, mostBytes } from './draw-thumbnail.ts';
import { thumbnailName } from './media-store.ts';
import type { MediaStore } from './media-store.ts';

/** Nobody else takes it up meanwhile; after this the process counts as dead. */
const lease = 2 * minute;

/** A picture that ended the process twice is left alone. */
const mostAttempts = 3;

export type ThumbnailDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly store: MediaStore;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly draw?: (bytes: Uint8Array) => Promise<Uint8Array | null>;
};

type Row = { id: string; size: number; file_key: Uint8Array; attempts: number };

/**
 * Makes the small picture of the next file that wants one. The attempt is on record before a byte is decoded.
 *
 * @returns false when none wants one.
 */
export async function makeThumbnailNext({ database, clock, store, randomBytes, draw = drawThumbnail }: ThumbnailDependencies): Promise<boolean> {
  const now = clock.now();
  const [row] = await database.query<Row>(
    `UPDATE media SET thumbnail_attempts = thumbnail_attempts + 1, thumbnail_next_at = $2 WHERE id = (
       SELECT id FROM media WHERE state = 'ready' AND thumbnail_state IS NULL AND kind IN ('image', 'sticker') AND thumbnail_next_at <= $1
         AND file_key IS NOT NULL AND size IS NOT NULL ORDER BY thumbnail_next_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
     RETURNING id, size, file_key, thumbnail_attempts AS attempts`,
    [now, now + lease],
  );
  if (row === undefined) return false;
  const small = row.attempts > mostAttempts || row.size > mostBytes ? null : await make(store, row, draw);
  if (small === null) {
    await database.query(`UPDATE media SET thumbnail_state = 'none' WHERE id = $1 AND thumbnail_state IS NULL`, [row.id]);
    return true;
  }
  const key = randomBytes(32);
  await store.write(thumbnailName(row.id), key, one(small));
  const kept = await database.query(
    `UPDATE media SET thumbnail_state = 'ready', thumbnail_key = $2, thumbnail_size = $3 WHERE id = $1 AND state = 'ready' AND file_key IS NOT NULL AND thumbnail_state IS NULL RETURNING id`,
    [row.id, Buffer.from(key), small.length],
  );
  // Taken back by its sender meanwhile: the key was never recorded, and the file need not lie about.
  if (kept.length === 0) await store.remove(thumbnailName(row.id));
  return true;
}

async function make(store: MediaStore, row: Row, draw: (bytes: Uint8Array) => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const stream = await store.read(row.id, row.file_key);
  if (stream === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of stream as AsyncIterable<Uint8Array>) parts.push(part);
  return draw(Buffer.concat(parts));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
