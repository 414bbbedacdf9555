import { shortcuts } from './shortcuts.ts';
import type { ShortcutId } from './shortcuts.ts';

/** What is known of one press of a key. */
export type KeyPress = {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** AltGr makes a letter of its own and must not be taken for Control and Alt. */
  readonly altGraph: boolean;
  /** An input method is putting a character together: the key belongs to it. */
  readonly composing: boolean;
  readonly repeat: boolean;
  /** What has the focus: a field that takes letters, a menu or list that has keys of its own, a dialog, or the page. */
  readonly focus: 'field' | 'menu' | 'dialog' | 'page';
  readonly mac: boolean;
  /** The person has not turned single keys off. */
  readonly singleKeys: boolean;
};

/** Says which shortcut a press of a key means; null: none, the key goes where it was meant for. Pure. */
export function decideShortcut(press: KeyPress): ShortcutId | null {
  if (press.composing || press.altGraph || press.focus === 'dialog' || press.focus === 'menu') return null;
  const key = press.key.toLowerCase();
  const mod = press.mac ? press.meta && !press.ctrl : press.ctrl && !press.meta;
  const held = press.ctrl || press.meta || press.alt;
  for (const shortcut of shortcuts) {
    if (shortcut.key !== key || (press.repeat && !('repeats' in shortcut))) continue;
    const modifier = 'with' in shortcut ? shortcut.with : null;
    if (modifier === 'mod' && mod && !press.alt && !press.shift) return shortcut.id;
    if (modifier === 'alt' && press.alt && !press.ctrl && !press.meta && !press.shift) return shortcut.id;
    if (modifier !== null || held || !press.singleKeys || press.focus === 'field') continue;
    // Signs such as `?` need Shift on some keyboards and not on others; a letter with Shift is another key.
    if (press.shift && /^\p{L}$/u.test(key)) continue;
    return shortcut.id;
  }
  return null;
}
