import { acceptDraft } from '../../../shared/domain/messages/accept-draft.ts';
import type { DraftRefusal } from '../../../shared/domain/messages/accept-draft.ts';
import type { ConversationId, MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';

export type Draft = { readonly conversationId: ConversationId; readonly body: string; readonly quotedMessageId: MessageId | null };

/**
 * Accepts a message of the employee: row and outbox entry are in the vault, in one transaction, when this answers. From then on it cannot be lost. Whether the
 * relay takes it is the outbox's business.
 */
export async function sendMessage(
  draft: Draft,
  parts: { readonly vault: Vault; readonly clock: Clock; readonly author: PersonId; readonly drawMessageId: (now: Instant) => MessageId; readonly wakeOutbox: () => void },
): Promise<Result<{ readonly id: MessageId }, DraftRefusal | { readonly kind: 'no-such-conversation' }>> {
  const summary = valueOf(await parts.vault.call('conversations.read', { id: draft.conversationId }));
  if (summary === null) return fail({ kind: 'no-such-conversation' });
  const now = parts.clock.now();
  const accepted = acceptDraft({ body: draft.body, lastInboundAt: summary.conversation.lastInboundAt, now });
  if (!accepted.ok) return accepted;
  const id = parts.drawMessageId(now);
  const request = {
    id,
    conversationId: draft.conversationId,
    content: { kind: 'text' as const, body: accepted.value.body },
    quotedMessageId: draft.quotedMessageId,
    composedAt: now,
  };
  valueOf(await parts.vault.call('messages.queue', { request, author: parts.author, now }));
  parts.wakeOutbox();
  return succeed({ id });
}
