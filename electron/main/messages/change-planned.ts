import type { Message } from '../../../shared/domain/messages/message.ts';
import { mediaId } from '../../../shared/kernel/ids.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import type { RelayFailure } from '../relay-link/relay-failure.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { fileOfMessage } from './file-of-message.ts';
import type { Outbox } from './run-outbox.ts';
import { takeBack } from './take-back.ts';

/** `left`: it has been sent, or is being sent · `window`: free text is closed at that time · `offline`: the relay, which keeps it, cannot be reached · `refused`. */
export type PlanTrouble = { readonly kind: 'left' | 'window' | 'offline' | 'refused' };

type PlannedParts = { readonly vault: Vault; readonly clock: Clock; readonly link: Pick<RelayLink, 'plan' | 'withdraw'>; readonly outbox: Pick<Outbox, 'holdStill'>; readonly drawId: (now: Instant) => string };

/** Gives a planned message another time; null: now. Only the relay can, because it keeps the message; the new state comes with the next changes. */
export async function movePlanned(id: MessageId, sendAt: Instant | null, parts: Pick<PlannedParts, 'link'>): Promise<Result<null, PlanTrouble>> {
  const answer = await parts.link.plan(id, sendAt);
  return answer.ok ? succeed(null) : fail(troubleOf(answer.error));
}

/**
 * Takes a planned message back. Its text, or its file with its caption, goes into the draft; what has no place there (a place, a card, a template) is gone. A message that
 * has not even left this computer is taken back here.
 */
export async function withdrawPlanned(id: MessageId, parts: PlannedParts): Promise<Result<null, PlanTrouble>> {
  const message = valueOf(await parts.vault.call('messages.read', { id }));
  if (message === null) return fail({ kind: 'left' });
  if (message.outbox !== null) return (await takeBack([id], parts)).taken.length > 0 ? succeed(null) : fail({ kind: 'left' });
  const file = fileOfMessage(message.content);
  // Read before: with the message its file goes from the cache as well.
  const bytes = file === null ? null : valueOf(await parts.vault.call('media.read', { id: file.media.id }));
  const answer = await parts.link.withdraw(id);
  if (!answer.ok) return fail(troubleOf(answer.error));
  const { conversationId, content } = message;
  if (content.kind === 'text') await putIntoDraft(content.body, message, parts);
  else if (file !== null && bytes === null) await putIntoDraft(file.caption, message, parts);
  else if (file !== null && bytes !== null) {
    const now = parts.clock.now();
    const { kind, caption, fileName } = file;
    const kept = { id: mediaId.parse(parts.drawId(now)), kind, caption, fileName, mimeType: bytes.mimeType, size: bytes.bytes.length };
    valueOf(await parts.vault.call('drafts.addFile', { conversationId, file: kept, bytes: bytes.bytes, now }));
  }
  return succeed(null);
}

/** In front of what was begun since. */
async function putIntoDraft(text: string, message: Pick<Message, 'conversationId' | 'quotedMessageId'>, parts: PlannedParts): Promise<void> {
  const { conversationId } = message;
  const before = valueOf(await parts.vault.call('drafts.read', { conversationId }));
  const body = [text, before?.body ?? ''].filter((part) => part !== '').join('\n');
  valueOf(await parts.vault.call('drafts.store', {
    conversationId, body, note: before?.note ?? '', mode: 'answer', quotedMessageId: before?.quotedMessageId ?? message.quotedMessageId, now: parts.clock.now(),
  }));
}

function troubleOf(failure: RelayFailure): PlanTrouble {
  if (failure.kind !== 'refused') return { kind: 'offline' };
  if (failure.code === 'conflict' || failure.code === 'not-found') return { kind: 'left' };
  return { kind: failure.code === 'window-closed' ? 'window' : failure.retry.kind === 'after' ? 'offline' : 'refused' };
}
