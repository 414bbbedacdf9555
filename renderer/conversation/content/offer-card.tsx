import { MapPin } from 'lucide-react';
import type { MediaReference, MessageContent } from '../../../shared/domain/messages/content.ts';
import type { MessageId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { DocumentCard } from './document-card.tsx';
import { groupChoices } from './group-choices.ts';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { VideoPlayer } from './video-player.tsx';

type Offer = Extract<MessageContent, { kind: 'offer' }>;

/** Something that we offered. The choices are drawn flat, and a line above says that the contact taps them: there is nothing here to press. */
export function OfferCard({ id, offer }: { readonly id: MessageId; readonly offer: Offer }) {
  const { text } = useWords();
  return (
    <div className="content-card offer">
      {offer.headerFile !== null && <HeaderFile id={id} media={offer.headerFile} />}
      {offer.header !== null && offer.header !== '' && <p className="content-title"><bdi>{offer.header}</bdi></p>}
      <RichText text={offer.body} />
      {offer.footer !== null && offer.footer !== '' && <p className="content-soft"><bdi>{offer.footer}</bdi></p>}
      {offer.choices.length === 0 ? (
        <p className="offer-lead"><MapPin size={14} aria-hidden /> {text('offer.location')}</p>
      ) : (
        <>
          <p className="offer-lead">{offer.button === null ? text('offer.buttons') : text('offer.list', { button: isolate(offer.button) })}</p>
          {groupChoices(offer.choices).map((group, index) => (
            <div key={`${group.section} ${index}`}>
              {group.section !== null && <p className="content-soft"><bdi>{group.section}</bdi></p>}
              <ul className="offer-choices">
                {group.choices.map((choice, place) => (
                  <li key={`${choice.title} ${place}`}>
                    <p><bdi>{choice.title}</bdi></p>
                    {choice.description !== null && choice.description !== '' && <p className="content-soft"><bdi>{choice.description}</bdi></p>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </div>
  );
}

function HeaderFile({ id, media }: { readonly id: MessageId; readonly media: MediaReference }) {
  if (media.mimeType.startsWith('image/')) return <Picture id={id} media={media} caption={null} />;
  if (media.mimeType.startsWith('video/')) return <VideoPlayer media={media} />;
  return <DocumentCard id={id} media={media} fileName={null} />;
}
