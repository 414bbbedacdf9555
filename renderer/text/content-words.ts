import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import type { MessageContent } from '../../shared/domain/messages/content.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import { oneLine } from './words.ts';
import type { TextKey, Words } from './words.ts';

/** Enough for a preview and for a spoken name; a text may be 60,000 characters long. */
const previewLength = 300;

/** The name of a kind of content, e.g. 'Photo'; null where its words speak for themselves. */
export function kindName(words: Words, content: MessageContent): string | null {
  const key = kindKey(content);
  return key === null ? null : words.text(key);
}

function kindKey(content: MessageContent): TextKey | null {
  switch (content.kind) {
    case 'text':
    case 'template':
    case 'offer':
    case 'choice':
    case 'system':
      return null;
    case 'activity':
      return `kind.activity.${content.act}`;
    case 'audio':
      return content.voice ? 'kind.voice' : 'kind.audio';
    case 'unsupported':
      return content.type === 'revoked' ? 'kind.revoked' : 'kind.unsupported';
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
    case 'location':
    case 'contacts':
    case 'form':
    case 'order':
    case 'note':
    case 'handover':
      return `kind.${content.kind}`;
    default:
      return unreachable(content);
  }
}

/** One line that says what a message is: its words, its kind, or both ('Photo: the wall in the bath'). */
export function contentPreview(words: Words, content: MessageContent): string {
  const own = oneLine(wordsOf(content).slice(0, previewLength));
  const kind = kindName(words, content);
  if (kind === null) return own;
  return own === '' ? kind : words.text('kind.with', { kind, words: own });
}

/** As above for a whole message: what was taken back says so. */
export function messagePreview(words: Words, message: Pick<Message, 'content' | 'revokedAt'>): string {
  return message.revokedAt === null ? contentPreview(words, message.content) : words.text('kind.revoked');
}
