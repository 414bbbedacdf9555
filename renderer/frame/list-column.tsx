import type { Session } from '../../shared/bridge/commands.ts';
import { InboxList } from '../inbox/inbox-list.tsx';
import { SearchField } from '../search/search-field.tsx';
import { SearchResults } from '../search/search-results.tsx';
import { useWords } from '../text/use-words.tsx';
import { goTo, openArchive, openConversation, useNavigation } from './navigation-store.ts';

/** The search field, and below it the inbox or what was found. */
export function ListColumn({ session, showCounts }: { readonly session: Session; readonly showCounts: boolean }) {
  const { text } = useWords();
  const searching = useNavigation((navigation) => navigation.place === 'search');
  const selected = useNavigation((navigation) => navigation.conversationId);
  return (
    <div className="list-column">
      <div className="list-head">
        <h2>{text(searching ? 'search.title' : 'inbox.title')}</h2>
        <SearchField onStart={() => goTo('search')} onLeave={() => goTo('inbox')} />
      </div>
      {searching && (
        <SearchResults
          session={session} selectedId={selected} onOpen={(id, messageId) => openConversation(id, messageId)}
          onOpenArchive={(conversationId, messageId) => openArchive({ conversationId, messageId })}
        />
      )}
      {!searching && <InboxList selectedId={selected} showCounts={showCounts} companyName={session.company?.name ?? ''} onOpen={(id) => openConversation(id)} />}
    </div>
  );
}
