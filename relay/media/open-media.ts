import type { Readable } from 'node:stream';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import type { Database } from '../database/database.ts';
import type { MediaFiles } from './media-files.ts';

/** A file for a device, or why there is none. The stream fails when the file on disk was tampered with. */
export type OpenedMedia =
  | { readonly kind: 'ready'; readonly mimeType: string; readonly size: number; readonly stream: Readable }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'not-found' };

type Row = { team_id: string; mime_type: string; size: number | null; state: string; file_key: Uint8Array | null };

/**
 * Opens the file of a message that the person may see.
 *
 * `not-found`: there is none, or it is another team's; the person cannot tell which. `pending`: still being fetched from Meta. `failed`: given up
 * (the message says why), or lost.
 */
export async function openMedia(
  { database, files }: { readonly database: Database; readonly files: MediaFiles },
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
