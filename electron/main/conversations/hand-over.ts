import { acceptHandover } from '../../../shared/domain/conversations/accept-handover.ts';
import type { HandoverRefusal } from '../../../shared/domain/conversations/accept-handover.ts';
import type { HandoverTarget } from '../../../shared/domain/messages/team-content.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { ConversationId, MessageId } from '../../../shared/kernel/ids.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Clock, Instant } from '../../../shared/kernel/time.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { offlineOrRefused } from '../relay-link/offline-or-refused.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

export type HandoverCard = { readonly conversationId: ConversationId; readonly to: HandoverTarget; readonly summary: string; readonly promises: readonly string[] };
export type HandoverFailure = HandoverRefusal | { readonly kind: 'no-such-conversation' | 'offline' | 'refused' };

/**
 * Hands a conversation over with a card. What can be refused is refused here, by the relay's own decision, before anything is sent; the relay then does it as one.
 * It needs the line: two people who each believe that the other has it would be worse than a refusal.
 */
export async function handOver(
  card: HandoverCard,
  parts: {
    readonly vault: Vault;
    readonly link: Pick<RelayLink, 'handOver'>;
    readonly clock: Clock;
    readonly actor: Person;
    readonly drawMessageId: (now: Instant) => MessageId;
  },
): Promise<Result<{ readonly id: MessageId }, HandoverFailure>> {
  const summary = valueOf(await parts.vault.call('conversations.read', { id: card.conversationId }));
  if (summary === null) return fail({ kind: 'no-such-conversation' });
  const { people } = valueOf(await parts.vault.call('directory.read', null));
  const accepted = acceptHandover({ card, actor: parts.actor, people, conversation: summary.conversation });
  if (!accepted.ok) return accepted;
  const id = parts.drawMessageId(parts.clock.now());
  const { promises } = accepted.value;
  const answer = await parts.link.handOver({ id, conversationId: card.conversationId, to: card.to, summary: accepted.value.summary, promises });
  // The card and the new assignee arrive with the next changes.
  return answer.ok ? succeed({ id }) : fail({ kind: offlineOrRefused(answer.error) });
}
