import type { Readable } from 'node:stream';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Database } from '../database/database.ts';
import { thumbnailName } from './media-store.ts';
import type { MediaStore } from './media-store.ts';

/** A file for a device, or why there is none. The stream fails when the file on disk was tampered with. */
export type OpenedMedia =
  | { readonly kind: 'ready'; readonly mimeType: string; readonly size: number; readonly stream: Readable }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'not-found' };

/**
 * Opens the small picture of a file, under the same rule of who may see it. `not-found` also where there is none to be had: the file is no picture, or
 * none that may be opened.
 */
export async function openThumbnail(
  { database, files }: { readonly database: Database; readonly files: MediaStore },
  person: Pick<Person, 'role' | 'teamIds'>,
  id: string,
): Promise<OpenedMedia> {
  const [row] = await database.query<ThumbnailRow>(
    `SELECT number.team_id, media.kind, media.state, media.thumbnail_state, media.thumbnail_key, media.thumbnail_size
     FROM media JOIN number ON number.id = media.number_id WHERE media.id = $1`,
    [id],
  );
  if (row === undefined || !decideVisibility(person, row.team_id as TeamId).visible) return { kind: 'not-found' };
  if (row.state === 'failed') return { kind: 'failed' };
  if ((row.kind !== 'image' && row.kind !== 'sticker') || row.thumbnail_state === 'none') return { kind: 'not-found' };
  if (row.thumbnail_state !== 'ready' || row.thumbnail_key === null || row.thumbnail_size === null) return { kind: 'pending' };
  const stream = await files.read(thumbnailName(id), row.thumbnail_key);
  return stream === null ? { kind: 'failed' } : { kind: 'ready', mimeType: 'image/webp', size: row.thumbnail_size, stream };
}

type ThumbnailRow = { team_id: string; kind: string; state: string; thumbnail_state: string | null; thumbnail_key: Uint8Array | null; thumbnail_size: number | null };
type Row = { team_id: string; mime_type: string; size: number | null; state: string; file_key: Uint8Array | null };

/**
 * Opens the file of a message that the person may see.
 *
 * `not-found`: there is none, or it is another team's; the person cannot tell which. `pending`: still being fetched from Meta. `failed`: given up
 * (the message says why), or lost.
 */
export async function openMedia(
  { database, files }: { readonly database: Database; readonly files: MediaStore },
  person: Pick<Person, 'role' | 'teamIds'>,
  id: string,
): Promise<OpenedMedia> {
  const [row] = await database.query<Row>(
    `SELECT number.team_id, media.mime_type, media.size, media.state, media.file_key
     FROM media JOIN number ON number.id = media.number_id WHERE media.id = $1`,
    [id],
  );
  if (row === undefined || !decideVisibility(person, row.team_id as TeamId).visible) return { kind: 'not-found' };
  if (row.state === 'pending') return { kind: 'pending' };
  if (row.state !== 'ready' || row.file_key === null || row.size === null) return { kind: 'failed' };
  const stream = await files.read(id, row.file_key);
  if (stream === null) return { kind: 'failed' };
  return { kind: 'ready', mimeType: row.mime_type, size: row.size, stream };
}
