import { MessageCircle } from 'lucide-react';
import type { ContactCard } from '../../../shared/domain/messages/content.ts';
import { call } from '../../bridge/call.ts';
import { writtenDate } from '../../text/time-words.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from './copy-button.tsx';
import { linkToNumber } from './link-to-number.ts';

/** People that the contact passed on. */
export function ContactCards({ cards }: { readonly cards: readonly ContactCard[] }) {
  const words = useWords();
  const { text } = words;
  return (
    <ul className="cards">
      {cards.map((card, index) => (
        <li key={`${card.name} ${index}`} className="content-card card">
          <Avatar name={card.name} seed={card.name} size={40} />
          <div>
            <p className="content-title"><bdi>{card.name === '' ? text('contact.nameless') : card.name}</bdi></p>
            {[card.jobTitle, card.organisation].map((line) => (line === undefined || line === null || line === '' ? null : <p key={line} className="content-soft"><bdi>{line}</bdi></p>))}
            {card.phones.map((phone) => <p key={phone.number} className="figures"><bdi>{phone.number}</bdi>{phone.label !== null && <span className="content-soft"> · {phone.label}</span>} <CopyButton text={phone.number} /></p>)}
            {card.phones.map((phone) => (
              // As an outside phone link is followed: the same rules, and the same words where it leads to nobody.
              <Button key={phone.number} look="quiet" className="card-write" aria-label={card.phones.length === 1 ? text('card.writeTo', { name: isolate(card.name), number: isolate(phone.number) }) : undefined} onClick={() => void call('links.follow', { link: linkToNumber(phone.number) })}>
                <MessageCircle size={16} aria-hidden /> {card.phones.length === 1 ? text('card.write') : text('card.writeNumber', { number: isolate(phone.number) })}
              </Button>
            ))}
            {card.emails.map((email) => <p key={email.address}><bdi>{email.address}</bdi>{email.label !== null && <span className="content-soft"> · {email.label}</span>} <CopyButton text={email.address} /></p>)}
            {card.addresses?.map((address, place) => <p key={`${address} ${place}`}><bdi>{address}</bdi></p>)}
            {card.websites?.map((website, place) => <p key={`${website} ${place}`} className="card-written"><bdi>{website}</bdi></p>)}
            {card.birthday !== undefined && card.birthday !== '' && <p className="content-soft">{text('card.birthday', { date: isolate(writtenDate(words, card.birthday)) })}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
