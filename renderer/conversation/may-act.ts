import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { MediaReference } from '../../shared/domain/messages/content.ts';
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

/** A file that goes as a new one: `as` is what it is sent as. */
export type ForwardedFile = { readonly kind: 'file'; readonly as: 'image' | 'video' | 'audio' | 'voice' | 'document'; readonly media: MediaReference; readonly caption: string | null; readonly fileName: string | null };

/** A message as it can be sent on to somebody else; null when it cannot: notes, offers, forms, stickers, files that never arrived and what was taken back stay where they are. Pure. */
export function toForward({ content, revokedAt }: CachedMessage): ForwardedFile | { readonly kind: 'content'; readonly content: OutgoingContent } | null {
  if (revokedAt !== null) return null;
  switch (content.kind) {
    case 'text':
      return { kind: 'content', content: { kind: 'text', body: content.body } };
    case 'location':
      return { kind: 'content', content: { kind: 'location', latitude: content.latitude, longitude: content.longitude, name: content.name, address: content.address } };
    case 'contacts':
      return { kind: 'content', content: { kind: 'contacts', cards: content.cards.map(({ name, phones, emails, organisation }) => ({ name, phones, emails, organisation })) } };
    case 'image':
    case 'video':
      return content.media.state === 'ready' ? { kind: 'file', as: content.kind, media: content.media, caption: content.caption, fileName: null } : null;
    case 'audio':
      return content.media.state === 'ready' ? { kind: 'file', as: content.voice ? 'voice' : 'audio', media: content.media, caption: null, fileName: null } : null;
    case 'document':
      return content.media.state === 'ready' ? { kind: 'file', as: 'document', media: content.media, caption: content.caption, fileName: content.fileName } : null;
    default:
      return null;
  }
}
