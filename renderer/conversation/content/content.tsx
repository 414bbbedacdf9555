import { Ban, CornerDownRight } from 'lucide-react';
import type { CachedMessage } from '../../../shared/bridge/cached-message.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { unsupportedWords } from '../../text/unsupported-words.ts';
import { useWords } from '../../text/use-words.tsx';
import { ContactCards } from './contact-cards.tsx';
import { DocumentCard } from './document-card.tsx';
import { HandoverCard } from './handover-card.tsx';
import { LocationCard } from './location-card.tsx';
import { OfferCard } from './offer-card.tsx';
import { OrderCard } from './order-card.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { Sound } from './sound.tsx';
import { Sticker } from './sticker.tsx';
import { TeamNote } from './team-note.tsx';
import { VideoPlayer } from './video-player.tsx';
import { openViewer } from '../viewer/viewer-store.ts';
import './content.css';

/** What a message says, each kind in its own form. A kind that this version cannot show is said in words. */
export function Content({ message }: { readonly message: CachedMessage }) {
  const words = useWords();
  const { text } = words;
  const { content } = message;
  if (message.revokedAt !== null) return <Placeholder words={text('kind.revoked')} />;
  switch (content.kind) {
    case 'text':
      return <RichText text={content.body} />;
    case 'image':
      return <><Picture id={message.id} media={content.media} caption={content.caption} /><Caption text={content.caption} /></>;
    case 'video':
      return <><VideoPlayer media={content.media} onLarge={() => openViewer(message.id)} /><Caption text={content.caption} /></>;
    case 'audio':
      return <Sound media={content.media} voice={content.voice} />;
    case 'document':
      return <><DocumentCard id={message.id} media={content.media} fileName={content.fileName} /><Caption text={content.caption} /></>;
    case 'sticker':
      return <Sticker media={content.media} />;
    case 'location':
      return <LocationCard place={content} />;
    case 'contacts':
      return <ContactCards cards={content.cards} />;
    case 'choice':
      return (
        <div className="choice-made">
          <p className="choice-made-kind"><CornerDownRight size={14} aria-hidden /> {text(`choice.${content.source}`)}</p>
          <p><bdi>{content.title}</bdi></p>
          {content.description !== null && <p className="content-soft"><bdi>{content.description}</bdi></p>}
        </div>
      );
    case 'form':
      return (
        <div className="content-card">
          <p className="content-title"><bdi>{content.name === '' ? text('kind.form') : content.name}</bdi></p>
          <dl className="content-fields">
            {content.fields.map((field, index) => (
              <div key={`${field.name} ${index}`}><dt><bdi>{field.name}</bdi></dt><dd><bdi>{field.value}</bdi></dd></div>
            ))}
          </dl>
        </div>
      );
    case 'order':
      return <OrderCard order={content} />;
    case 'template':
      return <><p className="bubble-mark">{text('kind.template')}</p><RichText text={content.text} /></>;
    case 'offer':
      return <OfferCard id={message.id} offer={content} />;
    case 'note':
      return <TeamNote note={content} />;
    case 'handover':
      return <HandoverCard id={message.id} card={content} />;
    case 'activity':
      // Shown as a line of the thread, not as anybody's words.
      return null;
    case 'system':
      return <RichText text={content.body} />;
    case 'unsupported':
      return <Placeholder words={unsupportedWords(words, content)} />;
    default:
      return unreachable(content);
  }
}

function Caption({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? null : <RichText text={text} />;
}

function Placeholder({ words }: { readonly words: string }) {
  return <p className="content-placeholder"><Ban size={15} aria-hidden /> {words}</p>;
}
