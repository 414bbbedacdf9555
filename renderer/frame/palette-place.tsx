import type { Session } from '../../shared/bridge/commands.ts';
import { call } from '../bridge/call.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { closePalette } from '../palette/palette-store.ts';
import { Palette } from '../palette/palette.tsx';
import { searchFor } from '../search/search-store.ts';
import { useWords } from '../text/use-words.tsx';
import { focusSearch } from './focus-search.ts';
import { listPaletteEntries } from './list-palette-entries.ts';
import { goTo, openConversation, togglePanel, useNavigation } from './navigation-store.ts';
import { placesOf } from './places-of.ts';
import type { ShortcutActions } from './use-shortcuts.ts';

type PalettePlaceProps = { readonly session: Session; readonly mac: boolean; readonly actions: ShortcutActions };

/** The palette, filled with what this person can do here and now. */
export function PalettePlace({ session, mac, actions }: PalettePlaceProps) {
  const words = useWords();
  const conversations = useInbox((inbox) => inbox.conversations);
  const open = useNavigation((navigation) => navigation.conversationId);
  const reads = session.person?.role !== 'admin';
  const entries = listPaletteEntries(words, {
    session, mac, actions, conversations, places: [...placesOf(session), 'settings'], open: openConversation, goTo, togglePanel: open === null ? null : togglePanel,
    store: (settings) => void call('settings.store', settings),
  });
  const find = (query: string) => {
    goTo('search');
    void searchFor(query);
    focusSearch();
  };
  return <Palette entries={entries} onSearch={reads ? find : null} onClose={closePalette} />;
}
