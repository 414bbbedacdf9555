import { z } from 'zod';
import { mediaId, messageId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { readMediaOwner, storeMediaKey } from '../media/media-rows.ts';
import { encryptFile, fileKeyLength, fileNonceLength } from '../media-files/file-cipher.ts';
import { sweepDoomedFiles } from '../media/sweep-files.ts';
import type { ReadDatabase } from '../database/database.ts';
import { findMessage, readBody } from '../message/message-rows.ts';
import { found, onCache } from '../operation.ts';

/** Random bytes in a file's name. */
const nameLength = 16;

/**
 * The file is written first, under a random name, then the row with its key: a crash between the two leaves noise that the next start deletes.
 * Whether the message is still here is asked in the transaction that writes the row.
 */
export const storeMedia = onCache<'media.store'>(
  z.strictObject({ id: mediaId, messageId, mimeType: z.string().max(255), bytes: z.instanceof(Uint8Array), now: instant }),
  (cache, { id, messageId: owner, mimeType, bytes, now }, { randomBytes }) => {
    const isWanted = (database: ReadDatabase): boolean => readMediaOwner(database, id)?.messageId === owner;
    if (!cache.database.read(isWanted)) return found(false);
    const file = Buffer.from(randomBytes(nameLength)).toString('hex');
    const key = randomBytes(fileKeyLength);
    cache.files.write(file, encryptFile({ name: file, key, nonce: randomBytes(fileNonceLength), bytes }));
    const message = cache.database.write((database) => {
      const row = isWanted(database) ? findMessage(database, owner) : undefined;
      if (row !== undefined) storeMediaKey(database, id, { file, key, mimeType, size: bytes.length, storedAt: now });
      return row;
    });
    key.fill(0);
    if (message === undefined) {
      cache.files.remove(file);
      return found(false);
    }
    sweepDoomedFiles(cache);
    return { value: true, changes: [{ kind: 'message', id: owner, conversationId: readBody(message.body).conversationId }] };
  },
);
