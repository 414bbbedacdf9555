import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { Palette } from '../palette/palette.tsx';
import { searchFor } from '../search/search-store.ts';
import { useWords } from '../text/use-words.tsx';
import { focusSearch } from './focus-search.ts';
import { listPaletteEntries } from './list-palette-entries.ts';
import { goTo, openConversation, togglePanel, useNavigation } from './navigation-store.ts';
import { placesOf } from './places-of.ts';
import { assignTo } from './triage-commands.ts';
import { useFoundPeople } from './use-found-people.ts';
import type { ShortcutActions } from './use-shortcuts.ts';

type PalettePlaceProps = { readonly session: Session; readonly mac: boolean; readonly actions: ShortcutActions; readonly onClose: () => void };

const ignore = () => undefined;

/** The palette, filled with what this person can do here and now. */
export function PalettePlace({ session, mac, actions, onClose }: PalettePlaceProps) {
  const words = useWords();
  const listed = useInbox((inbox) => inbox.conversations);
  const people = useDirectory((directory) => directory.people);
  const { found, lookUp } = useFoundPeople();
  const open = useNavigation((navigation) => navigation.conversationId);
  const reads = session.person?.role !== 'admin';
  const entries = listPaletteEntries(words, {
    session, mac, actions, conversations: uniqueConversations(listed, found), places: [...placesOf(session), 'settings'], open: openConversation, goTo, togglePanel: open === null ? null : togglePanel,
    colleagues: people.filter(({ id, role }) => id !== session.person?.id && role !== 'admin'), assignTo: open === null ? null : (id) => assignTo(words, [open], id),
    store: (settings) => void call('settings.store', settings),
  });
  const find = (query: string) => {
    goTo('search');
    void searchFor(query);
    focusSearch();
  };
  return <Palette entries={entries} onQuery={reads ? lookUp : ignore} onSearch={reads ? find : null} onClose={onClose} />;
}

function uniqueConversations(...lists: readonly (readonly ConversationSummary[])[]): readonly ConversationSummary[] {
  return [...new Map(lists.flat().map((summary) => [summary.conversation.id, summary])).values()];
}
