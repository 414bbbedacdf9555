import { useMemo } from 'react';
import type { Session } from '../../shared/bridge/commands.ts';
import { HelpSheet } from '../palette/help-sheet.tsx';
import { closePalette, openHelp, openPalette, usePalette } from '../palette/palette-store.ts';
import { openFind } from '../search/find-store.ts';
import { focusSearch } from './focus-search.ts';
import { meantConversation } from './meant-conversation.ts';
import { goTo, openConversation, useNavigation } from './navigation-store.ts';
import { openNeighbour } from './open-neighbour.ts';
import { PalettePlace } from './palette-place.tsx';
import { stepFocus } from './step-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { ShortcutActions } from './use-shortcuts.ts';

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
  if (useNavigation.getState().conversationId === id) document.querySelector<HTMLElement>('.composer-field')?.focus();
  // A conversation that opens puts the cursor into its composer by itself.
  else openConversation(id);
}

/** Hears the shortcuts and shows palette and help sheet over whatever is open. */
export function CommandsLayer({ session }: { readonly session: Session }) {
  const open = usePalette((palette) => palette.open);
  const mac = session.platform === 'darwin';
  const reads = session.person?.role !== 'admin';
  const singleKeys = true;
  const actions = useMemo<ShortcutActions>(
    () =>
      reads
        ? {
            palette: openPalette, help: openHelp, search, reply, find,
            next: () => stepFocus('ArrowDown'), previous: () => stepFocus('ArrowUp'),
            nextConversation: () => openNeighbour(1), previousConversation: () => openNeighbour(-1),
          }
        : { palette: openPalette, help: openHelp },
    [reads],
  );
  useShortcuts({ actions, singleKeys, mac });
  if (open === 'help') return <HelpSheet mac={mac} singleKeys={singleKeys} available={actions} onClose={closePalette} />;
  return open === 'palette' ? <PalettePlace session={session} mac={mac} actions={actions} /> : null;
}
