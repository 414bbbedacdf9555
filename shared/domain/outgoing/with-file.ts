import type { OutgoingContent } from './outgoing-content.ts';
import type { MediaId } from '../../kernel/ids.ts';

/** The same content with its file under another id: a file has one of the device's until the relay has it. Pure; a content without a file is answered as it is. */
export function withFile(content: OutgoingContent, id: MediaId): OutgoingContent {
  if ('mediaId' in content) return { ...content, mediaId: id };
  if (content.kind === 'buttons' && content.header !== null && 'mediaId' in content.header) return { ...content, header: { ...content.header, mediaId: id } };
  if (content.kind === 'template' && content.header !== null && 'mediaId' in content.header) return { ...content, header: { ...content.header, mediaId: id } };
  return content;
}
