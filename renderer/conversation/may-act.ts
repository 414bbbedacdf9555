import type { CachedMessage } from '../../shared/bridge/commands.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';

/** Whether WhatsApp has the message, so that it can be reacted to. Pure. */
export function canReact({ outbox, revokedAt, content, delivery }: CachedMessage): boolean {
  if (outbox !== null || revokedAt !== null || content.kind === 'system') return false;
  return delivery === null || !['queued', 'failed', 'unconfirmed'].includes(delivery.stage);
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
