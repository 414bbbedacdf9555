import { useMemo } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationView } from '../../shared/domain/conversations/conversation-filter.ts';
import { askToBegin } from '../beginning/begin-store.ts';
import { setMode } from '../composer/composer-store.ts';
import { chooseFilter, useInbox } from '../inbox/inbox-store.ts';
import { toggleSelected } from '../inbox/selection-store.ts';
import { closePalette, openHelp, openPalette, usePalette } from '../palette/palette-store.ts';
import { openFind } from '../search/find-store.ts';
import { useWords } from '../text/use-words.tsx';
import { undoLast } from '../triage/triage-store.ts';
import { focusWhenDrawn } from '../ui/focus-when-drawn.ts';
import { later } from '../ui/later.tsx';
import { focusSearch } from './focus-search.ts';
import { meantConversation } from './meant-conversation.ts';
import { goTo, openConversation, useNavigation } from './navigation-store.ts';
import { openNeighbour } from './open-neighbour.ts';
import { stepFocus } from './step-focus.ts';
import { doTriage } from './triage-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { ShortcutActions } from './use-shortcuts.ts';

const HelpSheet = later(() => import('../palette/help-sheet.tsx').then((part) => part.HelpSheet));
const PalettePlace = later(() => import('./palette-place.tsx').then((part) => part.PalettePlace));

function search(): void {
  goTo('search');
  focusSearch();
}

/** In the open conversation; without one, in all of them. */
function find(): void {
  if (useNavigation.getState().conversationId === null) search();
  else openFind();
}

function reply(): void {
  const id = meantConversation();
  if (id === null) return;
  setMode(id, 'answer');
  if (useNavigation.getState().conversationId === id) focusWhenDrawn('.composer-field');
  // A conversation that opens puts the cursor into its composer by itself.
  else openConversation(id);
}

function note(): void {
  const id = meantConversation();
  if (id === null) return;
  setMode(id, 'note');
  if (useNavigation.getState().conversationId === id) focusWhenDrawn('.note-text');
  else openConversation(id);
}

function view(chosen: ConversationView): void {
  goTo('inbox');
  chooseFilter({ view: chosen });
}

function unread(): void {
  goTo('inbox');
  chooseFilter({ unreadOnly: !useInbox.getState().filter.unreadOnly });
}

function select(): void {
  const id = meantConversation();
  if (id !== null) toggleSelected(id);
}

/** Hears the shortcuts and shows palette and help sheet over whatever is open. */
export function CommandsLayer({ session }: { readonly session: Session }) {
  const words = useWords();
  const open = usePalette((palette) => palette.open);
  const mac = session.platform === 'darwin';
  const reads = session.person?.role !== 'admin';
  const singleKeys = session.settings.singleKeyShortcuts;
  const actions = useMemo<ShortcutActions>(
    () =>
      reads
        ? {
            palette: openPalette, help: openHelp, begin: () => askToBegin(), search, reply, note, find,
            next: () => stepFocus('ArrowDown'), previous: () => stepFocus('ArrowUp'),
            nextConversation: () => openNeighbour(1), previousConversation: () => openNeighbour(-1),
            mine: () => view('mine'), unassigned: () => view('unassigned'), team: () => view('team'), all: () => view('all'), unread,
            take: () => doTriage(words, 'take'), assign: () => doTriage(words, 'assign'), handOver: () => doTriage(words, 'handOver'), snooze: () => doTriage(words, 'snooze'),
            close: () => doTriage(words, 'toggleClosed'), select, undo: () => void undoLast(),
          }
        : { palette: openPalette, help: openHelp },
    [reads, words],
  );
  useShortcuts({ actions, singleKeys, mac });
  if (open === 'help') return <HelpSheet mac={mac} singleKeys={singleKeys} available={actions} onClose={closePalette} />;
  return open === 'palette' ? <PalettePlace session={session} mac={mac} actions={actions} onClose={closePalette} /> : null;
}
