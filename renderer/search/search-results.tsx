import { SearchX, TextSearch } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { ConversationSummary, SearchHit } from '../../shared/bridge/commands.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { contactName } from '../text/contact-words.ts';
import { exactTime, listTime } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { windowRing } from '../text/window-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Empty } from '../ui/states.tsx';
import { findPeople } from './find-people.ts';
import { Marked } from './marked.tsx';
import { mostHits, useSearch } from './search-store.ts';

type SearchResultsProps = {
  readonly conversations: readonly ConversationSummary[];
  readonly messageDays: number;
  readonly selectedId: ConversationId | null;
  readonly onOpen: (id: ConversationId, messageId: string | null) => void;
};

/** People first, then messages; at the end, what was searched and what was not. */
export function SearchResults({ conversations, messageDays, selectedId, onOpen }: SearchResultsProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const { query, state, hits } = useSearch();
  const people = findPeople(conversations, query).slice(0, 8);
  // A contact without a name is called by its number, as in the list.
  const contacts = new Map(conversations.map(({ conversation, contact }) => [conversation.id, contact]));
  const scope = <p className="search-scope">{text('search.scope', { count: messageDays })}</p>;

  if (query.trim() === '') return <Empty icon={<TextSearch size={24} />} title={text('search.start')} words={text('search.scope', { count: messageDays })} />;
  if (state === 'failed') return <Empty icon={<SearchX size={24} />} title={text('search.failed')} words={text('search.failed.more')} />;
  const nothing = state === 'ready' && people.length === 0 && hits.length === 0;
  return (
    <div className="search-results" onKeyDown={moveByArrows}>
      <p className="hidden-words" role="status">{state === 'ready' ? text('search.found', { count: people.length + hits.length }) : ''}</p>
      {people.length > 0 && (
        <section>
          <h3>{text('search.people')}</h3>
          <ul>
            {people.map(({ conversation, contact }) => (
              <li key={conversation.id}>
                <button type="button" className="search-hit" aria-current={conversation.id === selectedId || undefined} onClick={() => onOpen(conversation.id, null)}>
                  <Avatar name={contactName(words, contact)} seed={contact.id} ring={windowRing(words, conversation.lastInboundAt, now)} size={36} />
                  <span className="search-words">
                    <span className="search-name"><bdi>{contactName(words, contact)}</bdi></span>
                    <span className="search-snippet figures">{contact.maskedNumber ?? (contact.username === null ? '' : `@${contact.username}`)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hits.length > 0 && (
        <section>
          <h3>{text('search.messages')}</h3>
          <ul>
            {hits.map((hit) => (
              <li key={hit.message.id}>
                <Hit hit={hit} contact={contacts.get(hit.message.conversationId) ?? null} now={now} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {hits.length >= mostHits && <p className="search-scope">{text('search.more', { count: mostHits })}</p>}
      {nothing && <Empty icon={<SearchX size={24} />} title={text('search.nothing')} words={text('search.nothing.more')} />}
      {scope}
    </div>
  );
}

function Hit({ hit, contact, now, onOpen }: { readonly hit: SearchHit; readonly contact: ConversationSummary['contact'] | null; readonly now: number; readonly onOpen: SearchResultsProps['onOpen'] }) {
  const words = useWords();
  const { message } = hit;
  return (
    <button type="button" className="search-hit" onClick={() => onOpen(message.conversationId, message.id)}>
      <span className="search-words">
        <span className="search-top">
          <span className="search-name"><bdi>{contact === null ? hit.contactName || words.text('contact.nameless') : contactName(words, contact)}</bdi></span>
          <time dateTime={new Date(message.at).toISOString()} title={exactTime(words, message.at)}>{listTime(words, message.at, now)}</time>
        </span>
        <span className="search-snippet">
          {message.author.kind !== 'contact' && <span>{words.text('author.us')}: </span>}
          <Marked text={hit.snippet} marks={hit.marks} />
        </span>
      </span>
    </button>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  event.preventDefault();
  (next ?? document.querySelector<HTMLElement>('#search-field'))?.focus();
}
