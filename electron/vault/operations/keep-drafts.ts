import { z } from 'zod';
import { draft as draftSchema, draftFile } from '../../../shared/domain/drafts/draft.ts';
import { conversationId, mediaId } from '../../../shared/kernel/ids.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { addDraftFile, arrangeDraftFiles, readDraftFileKey } from '../draft/draft-file-rows.ts';
import { dropEmptyDraft, makeSureOfDraft, readDraft, storeDraft } from '../draft/draft-rows.ts';
import { isConversationHere } from '../conversation/conversation-rows.ts';
import { keepFile } from './keep-file.ts';
import { sweepDoomedFiles } from '../media/sweep-files.ts';
import { found, onCache } from '../operation.ts';
import type { Done } from '../operation.ts';

export const readDraftOf = onCache<'drafts.read'>(z.strictObject({ conversationId }), (cache, args) =>
  found(cache.database.read((database) => readDraft(database, args.conversationId))),
);

/** Of a conversation that is gone nothing comes back, not even what was being typed in it. */
export const keepDraft = onCache<'drafts.store'>(
  draftSchema.omit({ files: true, changedAt: true }).extend({ now: instant }).strict(), (cache, { now, ...words }) => {
    cache.database.write((database) => {
      if (isConversationHere(database, words.conversationId)) storeDraft(database, words, now);
    });
    return changed(words.conversationId);
  },
);

/** The file first, then its row: as with the files of messages. */
export const keepDraftFile = onCache<'drafts.addFile'>(
  z.strictObject({ conversationId, file: draftFile, bytes: z.instanceof(Uint8Array), now: instant }),
  (cache, { conversationId: owner, file, bytes, now }, { randomBytes }) => {
    if (cache.database.read((database) => readDraftFileKey(database, file.id)) !== null) return changed(owner);
    keepFile(cache, bytes, randomBytes, (kept) => cache.database.write((database) => {
      if (!isConversationHere(database, owner)) return false;
      makeSureOfDraft(database, owner, now);
      addDraftFile(database, owner, { ...file, size: bytes.length }, { ...kept, storedAt: now });
      return true;
    }));
    return changed(owner);
  },
);

export const arrangeDraft = onCache<'drafts.arrangeFiles'>(
  z.strictObject({ conversationId, files: z.array(z.strictObject({ id: mediaId, caption: z.string() })) }),
  (cache, { conversationId: owner, files }) => {
    cache.database.write((database) => {
      arrangeDraftFiles(database, owner, files);
      dropEmptyDraft(database, owner);
    });
    sweepDoomedFiles(cache);
    return changed(owner);
  },
);

function changed(id: ConversationId): Done<null> {
  return { value: null, changes: [{ kind: 'conversation', id }] };
}
