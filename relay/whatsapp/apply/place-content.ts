import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import type { MediaId } from '../../../shared/kernel/ids.ts';
import type { AnnouncedFile, DecodedContent } from '../decode/whatsapp-event.ts';

/** A file to be noted beside the message that announced it. */
export type PlacedFile = AnnouncedFile & { readonly id: string; readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker' };

/** Gives an announced file an id of ours, under which the message refers to it from now on. */
export function placeContent(content: DecodedContent, newId: () => string): { readonly content: MessageContent; readonly file: PlacedFile | null } {
  if (!('file' in content)) return { content, file: null };
  const id = newId();
  const media = { id: id as MediaId, mimeType: content.file.mimeType, size: null, state: 'pending', failure: null } as const;
  const file = { ...content.file, id, kind: content.kind };
  switch (content.kind) {
    case 'image':
    case 'video':
      return { content: { kind: content.kind, media, caption: content.caption }, file };
    case 'audio':
      return { content: { kind: 'audio', media, voice: content.voice }, file };
    case 'document':
      return { content: { kind: 'document', media, fileName: content.fileName, caption: content.caption }, file };
    case 'sticker':
      return { content: { kind: 'sticker', media, animated: content.animated }, file };
  }
}
