import type { DraftFile } from '../../../shared/domain/drafts/draft.ts';
import type { MediaReference, MessageContent } from '../../../shared/domain/messages/content.ts';

/** The file of a message as a draft would hold it, and what the message calls it by; null when it has none that a draft can hold. The way back of `content-of-file.ts`. Pure. */
export function fileOfMessage(content: MessageContent): (Pick<DraftFile, 'kind' | 'caption' | 'fileName'> & { readonly media: MediaReference }) | null {
  switch (content.kind) {
    case 'image':
    case 'video':
      return { kind: content.kind, caption: content.caption ?? '', fileName: null, media: content.media };
    case 'document':
      return { kind: 'document', caption: content.caption ?? '', fileName: content.fileName, media: content.media };
    case 'audio':
      return { kind: content.voice ? 'voice' : 'audio', caption: '', fileName: null, media: content.media };
    case 'sticker':
      return { kind: 'sticker', caption: '', fileName: null, media: content.media };
    default:
      return null;
  }
}
