import type { TextKey } from '../text/words.ts';

/**
 * Where a shortcut works: `everywhere` also while somebody writes; `page` outside of fields; `row` outside of fields when a conversation is meant, that is
 * the row with the focus, else the open one.
 */
type ShortcutPlace = 'everywhere' | 'page' | 'row';

type Shortcut = {
  readonly id: string;
  /** `KeyboardEvent.key`, lower case. */
  readonly key: string;
  /** `mod`: Control, on a Mac the Command key. Without either it is a single key, which the person may turn off (WCAG 2.1.4). */
  readonly with?: 'mod' | 'alt';
  /** The same key may be held down. */
  readonly repeats?: true;
  readonly where: ShortcutPlace;
  readonly words: TextKey;
};

/** Every shortcut of the workplace, once: what listens for keys, the help sheet and the palette all read this table. */
export const shortcuts = [
  { id: 'palette', key: 'k', with: 'mod', where: 'everywhere', words: 'keys.palette' },
  { id: 'find', key: 'f', with: 'mod', where: 'everywhere', words: 'keys.find' },
  { id: 'begin', key: 'n', with: 'mod', where: 'everywhere', words: 'keys.begin' },
  { id: 'nextConversation', key: 'arrowdown', with: 'alt', repeats: true, where: 'everywhere', words: 'keys.nextConversation' },
  { id: 'previousConversation', key: 'arrowup', with: 'alt', repeats: true, where: 'everywhere', words: 'keys.previousConversation' },
  { id: 'search', key: '/', where: 'page', words: 'keys.search' },
  { id: 'help', key: '?', where: 'page', words: 'keys.help' },
  { id: 'next', key: 'j', repeats: true, where: 'page', words: 'keys.next' },
  { id: 'previous', key: 'k', repeats: true, where: 'page', words: 'keys.previous' },
  { id: 'mine', key: '1', where: 'page', words: 'keys.mine' },
  { id: 'unassigned', key: '2', where: 'page', words: 'keys.unassigned' },
  { id: 'team', key: '3', where: 'page', words: 'keys.team' },
  { id: 'all', key: '4', where: 'page', words: 'keys.all' },
  { id: 'unread', key: 'u', where: 'page', words: 'keys.unread' },
  { id: 'undo', key: 'z', where: 'page', words: 'keys.undo' },
  { id: 'take', key: 'e', where: 'row', words: 'keys.take' },
  { id: 'assign', key: 'a', where: 'row', words: 'keys.assign' },
  { id: 'handOver', key: 'h', where: 'row', words: 'keys.handOver' },
  { id: 'snooze', key: 's', where: 'row', words: 'keys.snooze' },
  { id: 'close', key: 'c', where: 'row', words: 'keys.close' },
  { id: 'select', key: 'x', where: 'row', words: 'keys.select' },
  { id: 'reply', key: 'r', where: 'row', words: 'keys.reply' },
  { id: 'note', key: 'n', where: 'row', words: 'keys.note' },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof shortcuts)[number]['id'];

/** The keys as they stand on the keyboard, for a sheet or a menu: `Ctrl` `K`, on a Mac `⌘` `K`. */
export function keysOf(shortcut: Pick<Shortcut, 'key' | 'with'>, mac: boolean): readonly string[] {
  const modifier = shortcut.with === 'mod' ? [mac ? '⌘' : 'Ctrl'] : shortcut.with === 'alt' ? [mac ? '⌥' : 'Alt'] : [];
  const named: Readonly<Record<string, string>> = { arrowdown: '↓', arrowup: '↑' };
  return [...modifier, named[shortcut.key] ?? shortcut.key.toUpperCase()];
}
