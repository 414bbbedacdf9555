import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { Conversation } from '../../shared/domain/conversations/conversation.ts';
import { useNow } from '../bridge/clock.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';

type PersonRowProps = {
  readonly contact: Contact;
  readonly conversation: Conversation;
  /** The company's number that they write to, where there are several. */
  readonly number: string | null;
  readonly selected: boolean;
  readonly onOpen: () => void;
};

/** A person who was found. */
export function PersonRow({ contact, conversation, number, selected, onOpen }: PersonRowProps) {
  const words = useWords();
  const now = useNow();
  const name = contactName(words, contact);
  const known = contact.maskedNumber ?? (contact.username === null ? '' : `@${contact.username}`);
  return (
    <button type="button" className="search-hit" aria-current={selected || undefined} onClick={onOpen}>
      <Avatar name={name} seed={contact.id} ring={windowRing(words, conversation.lastInboundAt, now)} size={36} />
      <span className="search-words">
        <span className="search-name"><bdi>{name}</bdi></span>
        <span className="search-snippet figures"><bdi>{known}</bdi>{number === null ? '' : `${known === '' ? '' : ' · '}${number}`}</span>
      </span>
    </button>
  );
}
