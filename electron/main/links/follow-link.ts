import type { Destination } from '../../../shared/bridge/destination.ts';
import type { DeskLink } from '../../../shared/domain/desktop/parse-desk-link.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

type Line = 'connecting' | 'online' | 'behind' | 'offline' | 'refused';

/** One step towards where a link leads. `wait`: ask again, with `link`, when the line has changed · `stay`: the window is all that was wanted. */
export type LinkStep = { readonly kind: 'go'; readonly to: Destination } | { readonly kind: 'wait'; readonly link: DeskLink } | { readonly kind: 'stay' };

/** Follows a link as far as is possible now: first in the cache; what the cache cannot know, the relay is asked. */
export async function followLink(
  link: DeskLink,
  parts: { readonly role: Person['role']; readonly line: () => Line; readonly vault: Vault; readonly relay: Pick<RelayLink, 'findByNumber'> },
): Promise<LinkStep> {
  if (link.kind === 'open') return { kind: 'stay' };
  if (parts.role === 'admin') return { kind: 'go', to: { kind: 'not-for-role' } };
  if (link.kind === 'conversation') return followConversation(link.id, parts);
  const line = parts.line();
  if (line === 'connecting') return { kind: 'wait', link };
  if (line === 'offline') return offline(link);
  const found = await parts.relay.findByNumber(link.phone);
  if (!found.ok) return found.error.kind === 'unreachable' || found.error.kind === 'stopped' ? offline(link) : { kind: 'go', to: { kind: 'not-looked-up', why: 'refused', link: writtenAs(link) } };
  const [newest] = found.value.conversationIds;
  const notHere: LinkStep = { kind: 'go', to: { kind: 'number-unknown', phone: link.phone } };
  if (newest === undefined) return notHere;
  const step = await followConversation(newest, parts);
  // This person sees it, so it was purged here: beginning brings it back.
  return step.kind === 'go' && step.to.kind === 'conversation-unknown' ? notHere : step;
}

async function followConversation(id: ConversationId, parts: { readonly line: () => Line; readonly vault: Vault }): Promise<LinkStep> {
  if (valueOf(await parts.vault.call('conversations.read', { id })) !== null) return { kind: 'go', to: { kind: 'conversation', conversationId: id } };
  const link: DeskLink = { kind: 'conversation', id };
  switch (parts.line()) {
    case 'connecting':
    case 'behind':
      // It may be on its way into the cache.
      return { kind: 'wait', link };
    case 'online':
      return { kind: 'go', to: { kind: 'conversation-unknown' } };
    default:
      return offline(link);
  }
}

function offline(link: DeskLink): LinkStep {
  return { kind: 'go', to: { kind: 'not-looked-up', why: 'offline', link: writtenAs(link) } };
}

/** A link in the one form that says it without anything else. */
function writtenAs(link: DeskLink): string {
  if (link.kind === 'open') return 'deskline://open';
  return link.kind === 'number' ? `deskline://chat?phone=${link.phone}` : `deskline://conversation/${link.id}`;
}
