import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import type { MediaReference } from '../../../shared/domain/messages/content.ts';
import { fileOfContent } from '../../../shared/domain/messages/file-of-content.ts';

/** Something that can be looked at large. `name`: as its sender named it, null when they did not. */
export type Viewable = { readonly message: CachedMessage; readonly kind: 'image' | 'video' | 'pdf'; readonly media: MediaReference; readonly name: string | null };

/** What of a message can be looked at large; null when nothing can, or when its file is not here. Pure. */
export function viewableOf(message: CachedMessage): Viewable | null {
  const media = message.revokedAt === null ? fileOfContent(message.content) : null;
  if (media === null || media.state !== 'ready') return null;
  const { content } = message;
  if (content.kind === 'image' || (content.kind === 'offer' && media.mimeType.startsWith('image/'))) {
    return { message, kind: 'image', media, name: content.kind === 'image' ? content.caption : null };
  }
  if (content.kind === 'video') return { message, kind: 'video', media, name: content.caption };
  const fileName = content.kind === 'document' ? content.fileName : null;
  return isPdf(media, fileName) ? { message, kind: 'pdf', media, name: fileName } : null;
}

/** A PDF by what its sender or its name says; whether it really is one shows when it is opened. Pure. */
export function isPdf(media: MediaReference, fileName: string | null): boolean {
  const type = (media.mimeType.split(';')[0] ?? '').trim().toLowerCase();
  return type === 'application/pdf' || (type === 'application/octet-stream' && /\.pdf$/i.test(fileName ?? ''));
}

/** Where a message stands among what can be looked at, oldest first, and its neighbours. Pure. */
export function neighboursOf(messages: readonly CachedMessage[], id: string): { readonly now: Viewable | null; readonly before: Viewable | null; readonly after: Viewable | null; readonly place: number; readonly of: number } {
  const all = messages.flatMap((message) => viewableOf(message) ?? []);
  const index = all.findIndex((each) => each.message.id === id);
  return { now: all[index] ?? null, before: index > 0 ? (all[index - 1] ?? null) : null, after: index < 0 ? null : (all[index + 1] ?? null), place: index + 1, of: all.length };
}
