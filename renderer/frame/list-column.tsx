import { MessageSquarePlus } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { askToBegin } from '../beginning/begin-store.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { BulkBar } from '../inbox/bulk-bar.tsx';
import { FilterBar } from '../inbox/filter-bar.tsx';
import { InboxList } from '../inbox/inbox-list.tsx';
import { useInbox } from '../inbox/inbox-store.ts';
import { ViewTabs } from '../inbox/view-tabs.tsx';
import { SearchField } from '../search/search-field.tsx';
import { useWords } from '../text/use-words.tsx';
import { IconButton } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { goTo, openArchive, openConversation, useNavigation } from './navigation-store.ts';
import { doTriage } from './triage-commands.ts';

const SearchResults = later(() => import('../search/search-results.tsx').then((part) => part.SearchResults));

/** The search field, and below it the inbox or what was found. */
export function ListColumn({ session, showCounts }: { readonly session: Session; readonly showCounts: boolean }) {
  const words = useWords();
  const { text } = words;
  const searching = useNavigation((navigation) => navigation.place === 'search');
  const selected = useNavigation((navigation) => navigation.conversationId);
  const folder = useInbox((inbox) => inbox.filter.state);
  const known = useDirectory((directory) => directory.teams);
  const teams = known.filter(({ id }) => session.person?.teamIds.includes(id) === true);
  return (
    <div className="list-column">
      <div className="list-head">
        <div className="list-title">
          <h2>{text(searching ? 'search.title' : 'inbox.title')}</h2>
          <IconButton name={text('begin.title')} aria-keyshortcuts="Control+N Meta+N" onClick={() => askToBegin()}><MessageSquarePlus size={18} aria-hidden /></IconButton>
        </div>
        <SearchField onStart={() => goTo('search')} onLeave={() => goTo('inbox')} />
      </div>
      {searching && (
        <SearchResults
          session={session} selectedId={selected} onOpen={(id, messageId) => openConversation(id, messageId)}
          onOpenArchive={(conversationId, messageId) => openArchive({ conversationId, messageId })}
        />
      )}
      {!searching && (
        <ViewTabs showCounts={showCounts}>
          <FilterBar teams={teams} />
          <InboxList session={session} selectedId={selected} showCounts={showCounts} onOpen={openConversation} />
          <BulkBar folder={folder} onAct={(act, ids) => doTriage(words, act, ids)} />
        </ViewTabs>
      )}
    </div>
  );
}
