import { cleanFileName } from '../../../shared/domain/media/clean-file-name.ts';
import { chooseUploadKind, claimOf } from '../../../shared/domain/media/choose-upload-kind.ts';
import { decideUpload } from '../../../shared/domain/media/decide-upload.ts';
import type { UploadRefusal } from '../../../shared/domain/media/decide-upload.ts';
import type { DraftFile } from '../../../shared/domain/drafts/draft.ts';
import { mediaId } from '../../../shared/kernel/ids.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { readFileTraits } from './read-file-traits.ts';

/** More at once would be a flood on the other side's phone; WhatsApp's own picker ends at 30. */
export const mostFiles = 30;

/** A file as the page hands it over. `voice`: recorded here, to be a voice note. */
export type GivenFile = { readonly conversationId: ConversationId; readonly bytes: Uint8Array; readonly type: string; readonly name: string | null; readonly voice: boolean };

/**
 * Takes a file into a draft if WhatsApp will take it, judged by its content as the relay will judge it again. It is encrypted in the cache when this answers.
 */
export async function acceptFile(
  given: GivenFile,
  parts: { readonly vault: Vault; readonly clock: Clock; readonly drawId: (now: Instant) => string },
): Promise<Result<DraftFile, UploadRefusal | { readonly kind: 'too-many'; readonly limit: number }>> {
  const draft = valueOf(await parts.vault.call('drafts.read', { conversationId: given.conversationId }));
  if ((draft?.files.length ?? 0) >= mostFiles) return fail({ kind: 'too-many', limit: mostFiles });
  const claimed = claimOf(given);
  const kind = given.voice ? 'voice' : chooseUploadKind(claimed);
  const accepted = decideUpload({ kind, claimed, size: given.bytes.length, traits: await readFileTraits(given.bytes) });
  if (!accepted.ok) return accepted;
  const now = parts.clock.now();
  const { mimeType } = accepted.value;
  const file: DraftFile = {
    id: mediaId.parse(parts.drawId(now)), kind, caption: '', fileName: kind === 'document' ? cleanFileName(given.name, mimeType) : null, mimeType, size: given.bytes.length,
  };
  valueOf(await parts.vault.call('drafts.addFile', { conversationId: given.conversationId, file, bytes: given.bytes, now }));
  return succeed(file);
}
