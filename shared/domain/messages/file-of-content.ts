import type { MediaReference, MessageContent } from './content.ts';

/** The one file that a content names, whatever its state; null when it has none. Pure. */
export function fileOfContent(content: MessageContent): MediaReference | null {
  if ('media' in content) return content.media;
  return content.kind === 'offer' ? content.headerFile : null;
}
