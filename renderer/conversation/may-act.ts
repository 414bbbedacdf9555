import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { isTeamContent } from '../../shared/domain/messages/is-team-content.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';

/** Whether WhatsApp has the message, so that it can be reacted to. Pure. */
export function canReact({ outbox, revokedAt, content, delivery }: CachedMessage): boolean {
  if (outbox !== null || revokedAt !== null || !isPartOfChat(content)) return false;
  return delivery === null || !['queued', 'failed', 'unconfirmed'].includes(delivery.stage);
}

/** Whether it may be quoted in an answer: what the team writes among itself must not reach the client in a quote. Pure. */
export function canReply({ content }: Pick<CachedMessage, 'content'>): boolean {
  return isPartOfChat(content);
}

function isPartOfChat(content: CachedMessage['content']): boolean {
  return content.kind !== 'system' && !isTeamContent(content.kind);
}

/** A message as it can be sent on to somebody else; null when it cannot: files, offers, forms and what was taken back stay where they are. Pure. */
export function toForward({ content, revokedAt }: CachedMessage): OutgoingContent | null {
  if (revokedAt !== null) return null;
  switch (content.kind) {
    case 'text':
      return { kind: 'text', body: content.body };
    case 'location':
      return { kind: 'location', latitude: content.latitude, longitude: content.longitude, name: content.name, address: content.address };
    case 'contacts':
      return { kind: 'contacts', cards: content.cards.map(({ name, phones, emails, organisation }) => ({ name, phones, emails, organisation })) };
    default:
      return null;
  }
}
