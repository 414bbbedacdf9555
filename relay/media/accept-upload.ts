import { createHash } from 'node:crypto';
import { decideUpload } from '../../shared/domain/media/decide-upload.ts';
import type { UploadRefusal } from '../../shared/domain/media/decide-upload.ts';
import { mediaRules } from '../../shared/domain/media/media-rules.ts';
import type { UploadKind } from '../../shared/domain/media/media-rules.ts';
import type { MediaReference } from '../../shared/domain/messages/content.ts';
import { decideVisibility } from '../../shared/domain/people/decide-visibility.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { mediaId } from '../../shared/kernel/ids.ts';
import type { TeamId } from '../../shared/kernel/ids.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Database } from '../database/database.ts';
import type { MediaFiles } from './media-files.ts';
import { readFileTraits, traitsHeadSize } from './read-file-traits.ts';

export type Upload = {
  readonly person: Pick<Person, 'id' | 'role' | 'teamIds'>;
  readonly conversationId: string;
  readonly kind: UploadKind;
  /** The sender's word for the type. */
  readonly claimed: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type UploadTools = {
  readonly database: Database;
  readonly files: MediaFiles;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly newId: () => string;
  readonly now: Instant;
};

/** Ends the stream early; never leaves this file. */
class TooLarge extends Error {}

/**
 * Takes a file from a desk into the encrypted store while counting, hashing and looking at its first bytes, and keeps it only if WhatsApp will take it as
 * this kind. Nothing goes to Meta here.
 *
 * `not-found`: no such conversation in the person's sight.
 *
 * @throws when the sender breaks off or the disk fails; nothing is left behind then.
 */
export async function acceptUpload(tools: UploadTools, upload: Upload): Promise<Result<MediaReference, UploadRefusal | { readonly kind: 'not-found' }>> {
  const { database, files } = tools;
  const [place] = await database.query<{ company_id: string; number_id: string; team_id: string }>(
    'SELECT conversation.company_id, conversation.number_id, number.team_id FROM conversation JOIN number ON number.id = conversation.number_id WHERE conversation.id = $1',
    [upload.conversationId],
  );
  if (place === undefined || !decideVisibility(upload.person, place.team_id as TeamId).visible) return fail({ kind: 'not-found' });

  const id = tools.newId();
  const key = tools.randomBytes(32);
  const { maximum } = mediaRules[upload.kind];
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const part of upload.bytes) {
      size += part.length;
      if (size > maximum) throw new TooLarge();
      hash.update(part);
      if (head.length < traitsHeadSize) head = Buffer.concat([head, part.subarray(0, traitsHeadSize - head.length)]);
      yield part;
    }
  }
  try {
    await files.write(id, key, watched());
  } catch (error) {
    if (error instanceof TooLarge) return fail({ kind: 'too-large', limit: maximum, length: size });
    throw error;
  }
  const accepted = decideUpload({ kind: upload.kind, claimed: upload.claimed, size, traits: await readFileTraits(head) });
  if (!accepted.ok) {
    await files.remove(id);
    return accepted;
  }
  const { mimeType, animated } = accepted.value;
  await database.query(
    `INSERT INTO media (id, company_id, number_id, kind, mime_type, sha256, size, state, next_attempt_at, file_key, source, upload_kind, animated, uploaded_by, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'ready', $8, $9, 'desk', $10, $11, $12, $8)`,
    [
      id,
      place.company_id,
      place.number_id,
      upload.kind === 'voice' ? 'audio' : upload.kind,
      mimeType,
      hash.digest(),
      size,
      tools.now,
      Buffer.from(key),
      upload.kind,
      animated,
      upload.person.id,
    ],
  );
  return succeed({ id: mediaId.parse(id), mimeType, size, state: 'ready', failure: null });
}
