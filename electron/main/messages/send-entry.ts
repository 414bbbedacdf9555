import { fileOf } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { hour } from '../../../shared/kernel/time.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import { mediaId } from '../../../shared/kernel/ids.ts';
import type { SendMessageRequest } from '../../../shared/protocol/messages.ts';
import type { OutboxEntry, Vault } from '../../vault/vault-contract.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeFailure, mayHaveArrived } from '../relay-link/relay-failure.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { backoffMs } from '../sync/backoff.ts';
import { decideOutboxStep } from './decide-outbox-step.ts';

export type EntryParts = {
  readonly vault: Vault;
  readonly link: Pick<RelayLink, 'send' | 'upload'>;
  readonly clock: Clock;
  readonly drawFraction: () => number;
  readonly log: Log;
  /** How much of a file has gone. */
  readonly onProgress: (progress: { readonly id: SendMessageRequest['id']; readonly sent: number; readonly size: number }) => void;
};

/** `stop`: nothing can be sent by this device now. */
export type EntryEnd = 'done' | 'stop';

/** The relay forgets a file that no message uses after a day; one that is that old may be gone. */
const uploadMayBeGoneAfterMs = 12 * hour;

/**
 * Takes one entry as far as it goes: its file to the relay if it has one, then the message. Whatever dies in between, the entry is still in the cache and goes on from
 * where it was.
 */
export async function sendEntry(entry: OutboxEntry, parts: EntryParts, signal: AbortSignal): Promise<EntryEnd> {
  const { id } = entry.request;
  const file = fileOf(entry.request.content);
  let { request } = entry;
  if (file !== null && entry.uploadedAt === null) {
    const bytes = await parts.vault.call('media.read', { id: mediaId.parse(file.mediaId) });
    if (!bytes.ok) return 'stop';
    // A picture of a template may have been handed over before: then it has the relay's id already.
    if (bytes.value === null && entry.request.content.kind !== 'template') return refuse(parts, id, 'file-gone');
    if (bytes.value !== null) {
      const { value } = bytes;
      const uploaded = await parts.link.upload({
        conversationId: request.conversationId, kind: file.kind, mimeType: value.mimeType, bytes: value.bytes, signal,
        onProgress: (sent) => parts.onProgress({ id, sent, size: value.bytes.length }),
      });
      if (!uploaded.ok) return giveUp(entry, uploaded.error, parts, { mayHaveLeft: false });
      const noted = await parts.vault.call('outbox.uploaded', { id, media: uploaded.value.media, now: parts.clock.now() });
      if (!noted.ok) return 'stop';
      // Taken back while it was on its way: the relay forgets the file by itself.
      if (noted.value === null || signal.aborted) return 'done';
      request = noted.value;
    }
  }
  const answer = await parts.link.send(request);
  if (answer.ok) {
    const noted = await parts.vault.call('outbox.delivered', { id, message: answer.value.message });
    // The relay has it. Not noted here means sent again with the same id, which the relay answers with the same message.
    if (!noted.ok) parts.log.error('outbox.not-noted', { kind: noted.error.kind });
    return noted.ok ? 'done' : 'stop';
  }
  const { error } = answer;
  const isFileGone = error.kind === 'refused' && error.code === 'file-refused' && entry.uploadedAt !== null && parts.clock.now() - entry.uploadedAt > uploadMayBeGoneAfterMs;
  if (isFileGone) return (await parts.vault.call('outbox.forgetUpload', { id })).ok ? 'done' : 'stop';
  return giveUp(entry, error, parts, { mayHaveLeft: mayHaveArrived(error) });
}

async function giveUp(entry: OutboxEntry, error: RelayFailure, parts: EntryParts, { mayHaveLeft }: { readonly mayHaveLeft: boolean }): Promise<EntryEnd> {
  const { id } = entry.request;
  // Somebody took it back, or the application ends.
  if (error.kind === 'stopped') return 'done';
  parts.log.warn('outbox.not-taken', describeFailure(error));
  const step = decideOutboxStep(error);
  if (step.do === 'stop') return 'stop';
  if (step.do === 'refuse') {
    const noted = await parts.vault.call('outbox.refuse', { id, failure: step.failure });
    return noted.ok ? 'done' : 'stop';
  }
  const wait = backoffMs({ failures: entry.attempts + 1, fraction: parts.drawFraction(), atLeastMs: step.atLeastMs });
  const noted = await parts.vault.call('outbox.postpone', { id, nextAttemptAt: parts.clock.now() + wait, mayHaveLeft });
  return noted.ok ? 'done' : 'stop';
}

async function refuse(parts: EntryParts, id: SendMessageRequest['id'], reason: string): Promise<EntryEnd> {
  const noted = await parts.vault.call('outbox.refuse', { id, failure: { code: null, reason, detail: null } });
  return noted.ok ? 'done' : 'stop';
}
