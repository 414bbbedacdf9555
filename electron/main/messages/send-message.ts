import type { SendRefusal } from '../../../shared/bridge/send-refusal.ts';
import { acceptContent } from '../../../shared/domain/outgoing/accept-content.ts';
import { decideMaySend } from '../../../shared/domain/outgoing/decide-may-send.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { fillTemplate } from '../../../shared/domain/templates/fill-template.ts';
import type { ConversationId, MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { ConversationSummary, Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';

export type Draft = {
  readonly conversationId: ConversationId;
  readonly content: OutgoingContent;
  readonly quotedMessageId: MessageId | null;
  /** How long it can be taken back before it leaves, in milliseconds. */
  readonly undoMs?: number | undefined;
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
  const accepted = acceptContent(draft.content);
  if (!accepted.ok) return accepted;
  const content = accepted.value;
  const category = await checkTemplate(content, parts.vault);
  if (!category.ok) return category;
  const now = parts.clock.now();
  const may = decideMaySend({ ...consentOf(summary), templateCategory: category.value, lastInboundAt: summary.conversation.lastInboundAt, now });
  if (!may.ok) return may;
  const id = parts.drawMessageId(now);
  const isReaction = content.kind === 'reaction';
  const request = { id, conversationId: draft.conversationId, content, quotedMessageId: isReaction ? null : draft.quotedMessageId, composedAt: now };
  const undoMs = isReaction ? 0 : (draft.undoMs ?? 0);
  valueOf(await parts.vault.call('messages.queue', { request, author: parts.author, now, ...(undoMs === 0 ? {} : { notBefore: now + undoMs }) }));
  parts.wakeOutbox();
  return succeed({ id });
}

/** The category of a template that can be sent as it was filled; null for what is no template. */
async function checkTemplate(content: OutgoingContent, vault: Vault): Promise<Result<string | null, SendRefusal>> {
  if (content.kind !== 'template') return succeed(null);
  const template = valueOf(await vault.call('templates.list', null)).find(({ id }) => id === content.templateId);
  if (template === undefined) return fail({ kind: 'template-refused', rule: 'unknown' });
  const filled = fillTemplate(template, content.values, content.header?.kind ?? null);
  return filled.ok ? succeed(template.category) : filled;
}

function consentOf({ conversation, contact }: ConversationSummary): { readonly marketingStoppedAt: Instant | null; readonly blockedAt: Instant | null } {
  // Since when is known to the relay alone.
  const isBlocked = contact.blockedOn?.includes(conversation.numberId) === true;
  return { marketingStoppedAt: contact.marketingStoppedAt ?? null, blockedAt: isBlocked ? 0 : null };
}
