import type { SendRefusal } from '../../../shared/bridge/send-refusal.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import type { ConversationId, MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { checkContent } from './check-content.ts';
import { planFor } from './plan-for.ts';

export type Draft = {
  readonly conversationId: ConversationId;
  readonly content: OutgoingContent;
  readonly quotedMessageId: MessageId | null;
  /** How long it can be taken back before it leaves, in milliseconds. */
  readonly undoMs?: number | undefined;
  /** When the relay shall send it; null or absent: at once. */
  readonly sendAt?: Instant | null | undefined;
};

export type SendParts = {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly author: PersonId;
  readonly drawMessageId: (now: Instant) => MessageId;
  readonly wakeOutbox: () => void;
};

/**
 * Accepts a message of the employee, of any kind: what shows it and its outbox entry are in the vault, in one transaction, when this answers. From then on it cannot be
 * lost. Whether the relay takes it is the outbox's business; what WhatsApp would refuse for certain is refused here.
 */
export async function sendMessage(draft: Draft, parts: SendParts): Promise<Result<{ readonly id: MessageId }, SendRefusal>> {
  const summary = valueOf(await parts.vault.call('conversations.read', { id: draft.conversationId }));
  if (summary === null) return fail({ kind: 'no-such-conversation' });
  const now = parts.clock.now();
  const plan = planFor(draft, now);
  if (!plan.ok) return plan;
  const accepted = await checkContent({ content: draft.content, summary, at: plan.value.at }, parts.vault);
  if (!accepted.ok) return accepted;
  const content = accepted.value;
  const id = parts.drawMessageId(now);
  const isReaction = content.kind === 'reaction';
  const request = { id, conversationId: draft.conversationId, content, quotedMessageId: isReaction ? null : draft.quotedMessageId, composedAt: now, ...plan.value.request };
  // What is planned can be taken back until its time.
  const undoMs = isReaction || plan.value.request.sendAt !== undefined ? 0 : (draft.undoMs ?? 0);
  valueOf(await parts.vault.call('messages.queue', { request, author: parts.author, now, ...(undoMs === 0 ? {} : { notBefore: now + undoMs }) }));
  parts.wakeOutbox();
  return succeed({ id });
}
