import { Archive } from 'lucide-react';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { kindName } from '../text/content-words.ts';
import { contactName } from '../text/contact-words.ts';
import { exactTime, listTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Marked } from './marked.tsx';

type HitRowProps = {
  readonly hit: { readonly message: Message; readonly snippet: string; readonly marks: readonly (readonly [number, number])[] };
  readonly contact: Contact | null;
  /** Why it is not on this computer; null when it is. */
  readonly away: string | null;
  readonly onOpen: () => void;
};

/** A message that was found: who, when, and the words around. */
export function HitRow({ hit, contact, away, onOpen }: HitRowProps) {
  const words = useWords();
  const now = useNow();
  const people = useDirectory((directory) => directory.people);
  const { message, snippet, marks } = hit;
  const { author } = message;
  const writer = author.kind === 'person' ? (people.find((person) => person.id === author.personId)?.name ?? words.text('author.us')) : author.kind === 'contact' ? null : words.text('author.us');
  const kind = kindName(words, message.content);
  return (
    <button type="button" className="search-hit" onClick={onOpen}>
      <span className="search-words">
        <span className="search-top">
          <span className="search-name"><bdi>{contact === null ? words.text('contact.nameless') : contactName(words, contact)}</bdi></span>
          <time dateTime={new Date(message.at).toISOString()} title={exactTime(words, message.at)}>{listTime(words, message.at, now)}</time>
        </span>
        <span className="search-snippet">
          {writer !== null && <span><bdi>{writer}</bdi>: </span>}
          {kind !== null && <span className="search-kind"><KindIcon content={message.content} /> {kind}{snippet === '' ? '' : ': '}</span>}
          <Marked text={snippet} marks={marks} />
        </span>
        {away !== null && <span className="search-away"><Archive size={13} aria-hidden /> {away}</span>}
      </span>
    </button>
  );
}
