import { SearchX, TextSearch } from 'lucide-react';
import { useDeferredValue, useEffect } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { isNarrowed } from '../../shared/domain/search/is-narrowed.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';
import { ArchiveHits } from './archive-hits.tsx';
import { useArchive } from './archive-store.ts';
import { FilterBar } from './filter-bar.tsx';
import { HitRow } from './hit-row.tsx';
import { moveByArrows } from './move-by-arrows.ts';
import { PersonRow } from './person-row.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { searchAgain, showMore, useSearch } from './search-store.ts';

/** Pixels, at most those of `search.css`: a row, and the window above and below the list. */
const least = { row: 52, around: 170 } as const;

/** As many hits as can be in sight below the people: these are drawn with the letter that was typed, the others as soon as there is time. */
const drawnAtOnce = (people: number): number => Math.max(1, Math.ceil((window.innerHeight - least.around) / least.row) - people);

type SearchResultsProps = {
  readonly session: Session;
  readonly selectedId: ConversationId | null;
  readonly onOpen: (id: ConversationId, messageId: MessageId | null) => void;
  readonly onOpenArchive: (id: ConversationId, messageId: MessageId | null) => void;
};

/** What narrows the search, what is searched, then people, messages on this computer, and what the company has beyond them. */
export function SearchResults({ session, selectedId, onOpen, onOpenArchive }: SearchResultsProps) {
  const { text } = useWords();
  const numbers = useDirectory((directory) => directory.numbers);
  const { query, filters, state, people, hits, more } = useSearch();
  const archive = useArchive();
  const later = useDeferredValue(hits);
  // A page that follows is waited for, so that what is in sight does not go and come back.
  const drawn = later === hits || later[0] === hits[0] ? later : hits.slice(0, drawnAtOnce(people.length));
  const { state: line } = session.connection;
  useEffect(() => {
    if (line === 'online') void searchAgain();
  }, [line]);

  const numberOf = (id: string) => (numbers.length < 2 ? null : (numbers.find((number) => number.id === id)?.name ?? null));
  const others = archive.people.filter((one) => !people.some((shown) => shown.conversation.id === one.conversation.id));
  const found = people.length + others.length + hits.length + archive.hits.length;
  const settled = state === 'ready' && archive.state !== 'searching';
  return (
    <>
      <FilterBar session={session} conversationId={selectedId} />
      <ScopeBar session={session} />
      {/* With nothing in it that takes the focus it takes it itself: in a low window it has to be scrolled by keys. */}
      <div className="search-results" tabIndex={found === 0 ? 0 : -1} onKeyDown={moveByArrows}>
        <p className="hidden-words" role="status">{settled ? text('search.found', { count: found }) : ''}</p>
        {state === 'idle' && <Empty icon={<TextSearch size={24} />} title={text('search.start')} words={text('search.start.more')} />}
        {state === 'failed' && <Empty icon={<SearchX size={24} />} title={text('search.failed')} words={text('search.failed.more')} />}
        {people.length + others.length > 0 && (
          <section>
            <h3>{text('search.people')}</h3>
            <ul>
              {people.map(({ conversation, contact }) => (
                <li key={conversation.id}>
                  <PersonRow contact={contact} conversation={conversation} number={numberOf(conversation.numberId)} selected={conversation.id === selectedId} onOpen={() => onOpen(conversation.id, null)} />
                </li>
              ))}
              {others.map(({ conversation, contact, isHere }) => (
                <li key={conversation.id}>
                  <PersonRow
                    contact={contact} conversation={conversation} number={numberOf(conversation.numberId)} selected={conversation.id === selectedId}
                    onOpen={() => (isHere ? onOpen(conversation.id, null) : onOpenArchive(conversation.id, null))}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        {drawn.length > 0 && (
          <section>
            <h3>{text('search.messages')}</h3>
            <ul>
              {drawn.map((hit) => (
                <li key={hit.message.id}>
                  <HitRow hit={hit} contact={hit.contact} away={null} onOpen={() => onOpen(hit.message.conversationId, hit.message.id)} />
                </li>
              ))}
            </ul>
            {more && drawn === hits && <Button look="quiet" className="search-more" onClick={() => void showMore()}>{text('search.more')}</Button>}
          </section>
        )}
        <ArchiveHits session={session} onOpen={onOpenArchive} />
        {settled && found === 0 && <Empty icon={<SearchX size={24} />} title={text('search.nothing')} words={text(isNarrowed(filters) && query !== '' ? 'search.nothing.narrowed' : 'search.nothing.more')} />}
      </div>
    </>
  );
}
