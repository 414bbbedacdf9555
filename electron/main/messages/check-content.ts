import type { SendRefusal } from '../../../shared/bridge/send-refusal.ts';
import { acceptContent } from '../../../shared/domain/outgoing/accept-content.ts';
import { decideMaySend } from '../../../shared/domain/outgoing/decide-may-send.ts';
import type { OutgoingContent } from '../../../shared/domain/outgoing/outgoing-content.ts';
import { fillTemplate } from '../../../shared/domain/templates/fill-template.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ConversationSummary, Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';

/**
 * Refuses what WhatsApp would refuse for certain at `at`, before anything is stored.
 *
 * @returns the content as it will be sent.
 */
export async function checkContent(
  given: { readonly content: OutgoingContent; readonly summary: ConversationSummary; readonly at: Instant }, vault: Vault,
): Promise<Result<OutgoingContent, SendRefusal>> {
  const { summary, at } = given;
  const accepted = acceptContent(given.content);
  if (!accepted.ok) return accepted;
  const category = await checkTemplate(accepted.value, vault);
  if (!category.ok) return category;
  const may = decideMaySend({ ...consentOf(summary), templateCategory: category.value, lastInboundAt: summary.conversation.lastInboundAt, now: at });
  return may.ok ? accepted : may;
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
