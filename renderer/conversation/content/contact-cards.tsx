import type { ContactCard } from '../../../shared/domain/messages/content.ts';
import { useWords } from '../../text/use-words.tsx';
import { Avatar } from '../../ui/avatar.tsx';

/** People that the contact passed on. */
export function ContactCards({ cards }: { readonly cards: readonly ContactCard[] }) {
  const { text } = useWords();
  return (
    <ul className="cards">
      {cards.map((card, index) => (
        <li key={`${card.name} ${index}`} className="content-card card">
          <Avatar name={card.name} seed={card.name} size={40} />
          <div>
            <p className="content-title"><bdi>{card.name === '' ? text('contact.nameless') : card.name}</bdi></p>
            {card.organisation !== null && <p className="content-soft"><bdi>{card.organisation}</bdi></p>}
            {card.phones.map((phone) => <p key={phone.number} className="figures"><bdi>{phone.number}</bdi>{phone.label !== null && <span className="content-soft"> · {phone.label}</span>}</p>)}
            {card.emails.map((email) => <p key={email.address}><bdi>{email.address}</bdi>{email.label !== null && <span className="content-soft"> · {email.label}</span>}</p>)}
          </div>
        </li>
      ))}
    </ul>
  );
}
