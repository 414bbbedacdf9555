import { ChevronDown } from 'lucide-react';
import { memo, useCallback, useRef, useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Boundary } from '../ui/boundary.tsx';
import { activityWords } from './activity-words.ts';
import { Bubble } from './bubble.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import type { Forward } from './forward-dialog.tsx';
import { reactTo } from './message-actions.ts';
import { MessageDetails } from './message-details.tsx';
import { MessageMenu } from './message-menu.tsx';
import { authorName, sayMessage } from './say-message.ts';

export type MessageItemProps = {
  readonly message: CachedMessage;
  readonly first: boolean;
  readonly last: boolean;
  readonly now: Instant;
  readonly contact: Contact | null;
  /** The message that this one answers; `elsewhere` when it is not loaded. */
  readonly quoted: CachedMessage | 'elsewhere' | null;
  /** Says the stage in words beside the ticks: only under our newest message. */
  readonly stageShown: boolean;
  /** The stop of the Tab key. */
  readonly reachable: boolean;
  /** More messages lie before or after those that are loaded: their number is not known. */
  readonly part: boolean;
  readonly flash: boolean;
  readonly ownId: PersonId | null;
  readonly onReply: (message: CachedMessage) => void;
  readonly onForward: Forward;
  readonly onJump: (id: string) => void;
};

/** One message: one list item, whose name says who, when, what, and how far it has come. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, first, last, now, contact, quoted, reachable, part, flash, ownId } = props;
  const words = useWords();
  const people = useDirectory((directory) => directory.people);
  const item = useRef<HTMLLIElement>(null);
  const [menu, setMenu] = useState<{ readonly byKeyboard: boolean } | null>(null);
  const [details, setDetails] = useState(false);
  const [forwarding, setForwarding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const facts = { words, people, ownId, contact };
  const author = authorName(facts, message.author);
  // A menu or dialog that closes leaves the focus nowhere, unless something else has taken it: then it is the message's again.
  const comeBack = useCallback(() => {
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) item.current?.focus({ preventScroll: true });
    });
  }, []);
  const closeMenu = useCallback(() => {
    setMenu(null);
    comeBack();
  }, [comeBack]);
  const react = (emoji: string) => {
    setProblem(null);
    void reactTo(words, message.id, emoji).then((end) => setProblem(end.problem));
  };
  const spoken = sayMessage(facts, { message, quoted, now });

  if (message.content.kind === 'system') {
    return (
      <li className="thread-system" data-message={message.id} tabIndex={reachable ? 0 : -1} aria-label={spoken} aria-setsize={part ? -1 : undefined} data-flash={flash}>
        <span><bdi>{message.content.body === '' ? words.text('kind.system') : message.content.body}</bdi></span>
      </li>
    );
  }
  if (message.content.kind === 'activity') {
    const line = activityWords(facts, { author: message.author, content: message.content, now });
    return (
      <li className="thread-system" data-message={message.id} tabIndex={reachable ? 0 : -1} aria-label={`${line}, ${moment(words, message.at, now)}`} data-flash={flash}>
        <span>{line}</span>
      </li>
    );
  }
  const incoming = message.author.kind === 'contact';
  // A colleague, the phone and the relay write from our side too: their name stands above the first message of a block.
  const named = first && !incoming && !(message.author.kind === 'person' && message.author.personId === ownId);
  return (
    <li
      className="message" data-message={message.id} data-side={incoming ? 'in' : 'out'} data-first={first} data-last={last} data-flash={flash}
      data-reacted={message.reactions.length > 0} tabIndex={reachable ? 0 : -1} aria-label={spoken} aria-setsize={part ? -1 : undefined}
      ref={item}
    >
      <Boundary Instead={BrokenMessage}>
        <Bubble {...props} problem={problem} nameOf={(of) => authorName(facts, of)} onReact={react} author={named ? author : null} quotedAuthor={quoted === null || quoted === 'elsewhere' ? null : authorName(facts, quoted.author)} onDetails={() => setDetails(true)} />
      </Boundary>
      {menu === null ? (
        <button type="button" className="message-more icon-button" tabIndex={-1} aria-label={words.text('message.actions')} aria-haspopup="menu" onClick={(event) => setMenu({ byKeyboard: event.detail === 0 })}>
          <ChevronDown size={18} aria-hidden />
        </button>
      ) : (
        <MessageMenu message={message} byKeyboard={menu.byKeyboard} onClosed={closeMenu} onReply={props.onReply} onDetails={() => setDetails(true)} onForward={() => setForwarding(true)} onReact={react} onProblem={setProblem} />
      )}
      {details && <MessageDetails message={message} author={author} now={now} onClose={() => { setDetails(false); comeBack(); }} />}
      {forwarding && <ForwardDialog message={message} onForward={props.onForward} onClose={() => { setForwarding(false); comeBack(); }} />}
    </li>
  );
});

function BrokenMessage() {
  const { text } = useWords();
  return <p className="bubble content-placeholder">{text('broken.message')}</p>;
}
