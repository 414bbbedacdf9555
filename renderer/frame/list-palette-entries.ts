import type { CommandRequest } from '../../shared/bridge/commands.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { ConversationId, PersonId } from '../../shared/kernel/ids.ts';
import { shortcuts, keysOf } from '../palette/shortcuts.ts';
import type { PaletteEntry } from '../palette/rank-entries.ts';
import { contactName } from '../text/contact-words.ts';
import { oneLine } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Place } from './navigation-store.ts';
import type { ShortcutActions } from './use-shortcuts.ts';

export type PaletteFacts = {
  readonly session: Session;
  readonly mac: boolean;
  readonly actions: ShortcutActions;
  readonly conversations: readonly ConversationSummary[];
  readonly places: readonly Place[];
  /** Who else may look after a conversation, and what gives the open one to them; null where none is open. */
  readonly colleagues: readonly Person[];
  readonly assignTo: ((id: PersonId) => void) | null;
  readonly open: (id: ConversationId) => void;
  readonly goTo: (place: Place) => void;
  readonly togglePanel: (() => void) | null;
  readonly store: (settings: CommandRequest<'settings.store'>) => void;
};

/** Keys that move or open the palette itself: a line for them would say nothing. */
const notInPalette: readonly string[] = ['palette', 'next', 'previous'];

/** Every line that the palette can show now, in the order in which lines of equal worth stand. Pure but for the actions it hands on. */
export function listPaletteEntries(words: Words, facts: PaletteFacts): readonly PaletteEntry[] {
  const { text } = words;
  const actions = shortcuts.flatMap((shortcut): PaletteEntry[] => {
    const run = facts.actions[shortcut.id];
    if (run === undefined || notInPalette.includes(shortcut.id)) return [];
    return [{ id: `action ${shortcut.id}`, group: 'action', words: text(shortcut.words), also: '', keys: keysOf(shortcut, facts.mac), run }];
  });
  // What is done to the open conversation comes first: it is what a person with a conversation open wants.
  const forRow = new Set<string>(shortcuts.filter((shortcut) => shortcut.where === 'row').map((shortcut) => `action ${shortcut.id}`));
  const panel: PaletteEntry[] = facts.togglePanel === null ? [] : [{ id: 'action panel', group: 'action', words: text('palette.panel'), also: '', run: facts.togglePanel }];
  const conversations = facts.conversations.map(({ conversation, contact }): PaletteEntry => {
    const name = oneLine(contactName(words, contact));
    const remark = contact.maskedNumber ?? oneLine(contact.username ?? '');
    return {
      id: `conversation ${conversation.id}`, group: 'conversation', words: name, also: oneLine(`${contact.username ?? ''} ${contact.maskedNumber ?? ''}`),
      ...(remark === '' || remark === name ? {} : { remark }), run: () => facts.open(conversation.id),
    };
  });
  const { assignTo } = facts;
  const people = assignTo === null ? [] : facts.colleagues.map(({ id, name }): PaletteEntry => ({
    id: `person ${id}`, group: 'person', words: text('palette.assignTo', { name: oneLine(name) }), also: '', run: () => assignTo(id),
  }));
  const places = facts.places.map((place): PaletteEntry => ({
    id: `place ${place}`, group: 'place', words: text('palette.goTo', { place: text(`rail.${place}`) }), also: '', run: () => facts.goTo(place),
  }));
  const { theme, locale } = facts.session.settings;
  const themes = (['system', 'light', 'dark'] as const).filter((each) => each !== theme).map((each): PaletteEntry => ({
    id: `theme ${each}`, group: 'setting', words: text(`palette.theme.${each}`), also: text('settings.look'), run: () => facts.store({ theme: each, locale }),
  }));
  const languages = (['en', 'de'] as const).filter((each) => each !== words.language).map((each): PaletteEntry => ({
    id: `language ${each}`, group: 'setting', words: text(`palette.language.${each}`), also: 'language sprache', run: () => facts.store({ theme, locale: each }),
  }));
  return [...actions.filter(({ id }) => forRow.has(id)), ...actions.filter(({ id }) => !forRow.has(id)), ...panel, ...conversations, ...people, ...places, ...themes, ...languages];
}
