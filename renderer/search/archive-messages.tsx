import { useLayoutEffect, useRef } from 'react';
import type { ArchiveStretch } from '../../shared/bridge/archive.ts';
import { wordsOf } from '../../shared/domain/messages/describe-content.ts';
import { fileOfContent } from '../../shared/domain/messages/file-of-content.ts';
import type { Message } from '../../shared/domain/messages/message.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { contactName } from '../text/contact-words.ts';
import { kindName } from '../text/content-words.ts';
import { dayName, dayNumber, exactTime, timeOfDay } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';

type ArchiveMessagesProps = {
  readonly stretch: ArchiveStretch;
  readonly foundId: string | null;
  readonly busy: boolean;
  /** Why going on did not work; null when it did. */
  readonly troubled: string | null;
  readonly onGoOn: (how: 'before' | 'after') => void;
};

/** The messages of a stretch, oldest first, in the plainest form: who, when, what. The reader's place stays when earlier ones come in above. */
export function ArchiveMessages({ stretch, foundId, busy, troubled, onGoOn }: ArchiveMessagesProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const oldest = useRef<{ readonly id: string | undefined; readonly height: number }>({ id: undefined, height: 0 });
  const first = stretch.messages[0]?.id;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (oldest.current.id === undefined) {
      const found = element.querySelector('[aria-current]');
      if (found === null) element.scrollTop = element.scrollHeight;
      else found.scrollIntoView({ block: 'center' });
    } else if (oldest.current.id !== first) element.scrollTop += element.scrollHeight - oldest.current.height;
    oldest.current = { id: first, height: element.scrollHeight };
  }, [first, stretch.messages.length]);
  return (
    <div className="archive-scroll" ref={scroller} tabIndex={0} role="group" aria-label={text('archive.name', { name: contactName(words, stretch.contact) })}>
      <div className="archive-end">
        {stretch.hasOlder ? <Button disabled={busy} onClick={() => onGoOn('before')}>{text('archive.earlier')}</Button> : text('archive.beginning')}
      </div>
      <ol className="archive-list">
        {stretch.messages.map((message, index) => {
          const before = stretch.messages[index - 1];
          const isNewDay = before === undefined || dayNumber(words, before.at) !== dayNumber(words, message.at);
          return (
            <li key={message.id}>
              {isNewDay && <h3 className="archive-day">{dayName(words, message.at, now)}</h3>}
              <ArchiveMessage message={message} contact={contactName(words, stretch.contact)} found={message.id === foundId} />
            </li>
          );
        })}
      </ol>
      <div className="archive-end">
        {stretch.hasNewer ? <Button disabled={busy} onClick={() => onGoOn('after')}>{text('archive.later')}</Button> : text('archive.end')}
        {troubled !== null && <p role="alert">{troubled}</p>}
      </div>
    </div>
  );
}

function ArchiveMessage({ message, contact, found }: { readonly message: Message; readonly contact: string; readonly found: boolean }) {
  const words = useWords();
  const people = useDirectory((directory) => directory.people);
  const { author, content } = message;
  const own = author.kind !== 'contact';
  const writer = !own ? contact : author.kind === 'person' ? (people.find((person) => person.id === author.personId)?.name ?? words.text('author.us')) : words.text('author.us');
  const kind = kindName(words, content);
  const said = wordsOf(content);
  return (
    <article className="archive-message" data-own={own || undefined} data-note={content.kind === 'note' || content.kind === 'handover' || undefined} aria-current={found || undefined}>
      <p className="archive-meta">
        <bdi>{writer}</bdi> <time dateTime={new Date(message.at).toISOString()} title={exactTime(words, message.at)}>{timeOfDay(words, message.at)}</time>
        {found && <span className="archive-found">{words.text('archive.found')}</span>}
      </p>
      {kind !== null && <p className="archive-kind">{kind}</p>}
      {said !== '' && <p className="archive-words" dir="auto">{said}</p>}
      {fileOfContent(content) !== null && <p className="archive-kind">{words.text('archive.file')}</p>}
    </article>
  );
}
