import type { DraftFile } from '../drafts/draft.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { OutgoingContent } from './outgoing-content.ts';

/** The message that a file of a draft becomes. Sounds and stickers have no caption at WhatsApp. Pure. */
export function contentOfFile(file: DraftFile): OutgoingContent {
  const caption = file.caption.trim() === '' ? null : file.caption.trim();
  switch (file.kind) {
    case 'image':
    case 'video':
      return { kind: file.kind, mediaId: file.id, caption };
    case 'document':
      return { kind: 'document', mediaId: file.id, fileName: file.fileName, caption };
    case 'audio':
    case 'voice':
      return { kind: 'audio', mediaId: file.id, voice: file.kind === 'voice' };
    case 'sticker':
      return { kind: 'sticker', mediaId: file.id };
    default:
      return unreachable(file.kind);
  }
}
