import type { MessageContent } from '../messages/content.ts';
import type { Holding } from './search-filters.ts';

/** Which kind of file a content holds; null for none, and for a sticker, which nobody looks for. Pure. */
export function holdingOf(content: MessageContent): Exclude<Holding, 'link'> | null {
  switch (content.kind) {
    case 'image':
      return 'photo';
    case 'video':
      return 'video';
    case 'audio':
      return 'voice';
    case 'document':
      return 'file';
    default:
      return null;
  }
}
