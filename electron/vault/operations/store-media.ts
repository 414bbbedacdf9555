import { z } from 'zod';
import { mediaId, messageId } from '../../../shared/kernel/ids.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { keepFile } from './keep-file.ts';
import { readMediaOwner, storeMediaKey } from '../media/media-rows.ts';
import { sweepDoomedFiles } from '../media/sweep-files.ts';
import type { ReadDatabase } from '../database/database.ts';
import { findMessage, readBody } from '../message/message-rows.ts';
import { found, onCache } from '../operation.ts';

/**
 * The file is written first, under a random name, then the row with its key: a crash between the two leaves noise that the next start deletes.
 * Whether the message is still here is asked in the transaction that writes the row.
 */
export const storeMedia = onCache<'media.store'>(
  z.strictObject({ id: mediaId, messageId, mimeType: z.string().max(255), bytes: z.instanceof(Uint8Array), now: instant }),
  (cache, { id, messageId: owner, mimeType, bytes, now }, { randomBytes }) => {
    const isWanted = (database: ReadDatabase): boolean => readMediaOwner(database, id)?.messageId === owner;
    if (!cache.database.read(isWanted)) return found(false);
    let conversationId: ConversationId | null = null;
    keepFile(cache, bytes, randomBytes, (kept) => cache.database.write((database) => {
      const row = isWanted(database) ? findMessage(database, owner) : undefined;
      if (row === undefined) return false;
      storeMediaKey(database, id, { ...kept, mimeType, size: bytes.length, storedAt: now });
      ({ conversationId } = readBody(row.body));
      return true;
    }));
    if (conversationId === null) return found(false);
    sweepDoomedFiles(cache);
    return { value: true, changes: [{ kind: 'message', id: owner, conversationId }] };
  },
);
