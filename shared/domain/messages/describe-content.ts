import { unreachable } from '../../kernel/unreachable.ts';
import type { MessageContent } from './content.ts';

/**
 * The words of a message that a search should find and a list may preview; empty when it has none of its own (a bare picture).
 * No label such as 'Photo' is added: that is language, and belongs to the screen.
 */
export function wordsOf(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
      return content.body;
    case 'image':
    case 'video':
      return content.caption ?? '';
    case 'document':
      return join([content.fileName, content.caption]);
    case 'location':
      return placeWords(content.name, content.address);
    case 'contacts':
      return join(content.cards.map((card) => card.name));
    case 'choice':
      return join([content.title, content.description]);
    case 'form':
      return join(content.fields.map((field) => field.value));
    case 'order':
      return content.note ?? '';
    case 'system':
      return content.body;
    case 'template':
      return content.text;
    case 'offer':
      return join([content.header, content.body, ...content.choices.map((choice) => choice.title)]);
    case 'note':
      return content.body;
    case 'handover':
      return join([content.summary, ...content.promises]);
    case 'activity':
    case 'audio':
    case 'sticker':
    case 'unsupported':
      return '';
    default:
      return unreachable(content);
  }
}

/** An address often begins with the name of its place, and then says it for both. */
function placeWords(name: string | null, address: string | null): string {
  return name !== null && address !== null && address.toLowerCase().includes(name.toLowerCase()) ? address : join([name, address]);
}

function join(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
