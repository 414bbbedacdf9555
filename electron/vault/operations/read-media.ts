import { z } from 'zod';
import { mediaId } from '../../../shared/kernel/ids.ts';
import { readDraftFileKey } from '../draft/draft-file-rows.ts';
import { readMediaKey, readMediaOwner } from '../media/media-rows.ts';
import { decryptFile } from '../media-files/file-cipher.ts';
import { found, onCache } from '../operation.ts';

/** Null also when the file is missing or damaged: the caller fetches it again from the relay. */
export const readMedia = onCache<'media.read'>(z.strictObject({ id: mediaId }), (cache, { id }) => {
  const stored = cache.database.read((database) => readMediaKey(database, id) ?? readDraftFileKey(database, id));
  const encrypted = stored === null ? null : cache.files.read(stored.file);
  if (stored === null || encrypted === null) return found(null);
  const bytes = decryptFile({ name: stored.file, key: stored.key, encrypted });
  stored.key.fill(0);
  return found(bytes === null ? null : { mimeType: stored.mimeType, bytes });
});

export const tellMediaOwner = onCache<'media.owner'>(z.strictObject({ id: mediaId }), (cache, { id }) =>
  found(cache.database.read((database) => readMediaOwner(database, id))),
);
