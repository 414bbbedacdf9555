import { X } from 'lucide-react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { IconButton } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';

type QuoteBarProps = { readonly quote: CachedMessage; readonly contact: Contact; readonly ownId: PersonId | null; readonly onLeave: () => void };

/** The message that is being answered; Escape in the field leaves it as well. */
export function QuoteBar({ quote, contact, ownId, onLeave }: QuoteBarProps) {
  const words = useWords();
  const { text } = words;
  const { author } = quote;
  const name = author.kind === 'contact' ? contactName(words, contact) : author.kind === 'person' && author.personId === ownId ? text('author.you') : text('author.us');
  return (
    <div className="quote-bar">
      <div className="quote-bar-words">
        <p className="quote-bar-name">{text('composer.answers', { name: isolate(name) })}</p>
        <p className="quote-bar-text"><KindIcon content={quote.content} size={14} /> <bdi>{messagePreview(words, quote)}</bdi></p>
      </div>
      <IconButton name={text('composer.leaveQuote')} keys="Esc" onClick={onLeave}><X size={18} aria-hidden /></IconButton>
    </div>
  );
}
