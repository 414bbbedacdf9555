import { describe, expect, it } from 'vitest';
import { decideShortcut } from '../../../renderer/palette/decide-shortcut.ts';
import type { KeyPress } from '../../../renderer/palette/decide-shortcut.ts';
import { keysOf, shortcuts } from '../../../renderer/palette/shortcuts.ts';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key, ctrl: false, meta: false, alt: false, shift: false, altGraph: false, composing: false, repeat: false, focus: 'page', mac: false, singleKeys: true, ...rest,
});

describe('which shortcut a key means', () => {
  it.each<[string, KeyPress, string | null]>([
    ['Control+K opens the palette', press('k', { ctrl: true }), 'palette'],
    ['also while somebody writes', press('k', { ctrl: true, focus: 'field' }), 'palette'],
    ['Command+K does on a Mac', press('k', { meta: true, mac: true }), 'palette'],
    ['and not the Windows key elsewhere', press('k', { meta: true }), null],
    ['Control+K stays the Mac’s own', press('k', { ctrl: true, mac: true }), null],
    ['with Shift it is another chord', press('K', { ctrl: true, shift: true }), null],
    ['a letter alone acts on the page', press('e'), 'take'],
    ['caps lock does not matter', press('E'), 'take'],
    ['a letter with Shift is another key', press('E', { shift: true }), null],
    ['a question mark needs Shift on most keyboards', press('?', { shift: true }), 'help'],
    ['a slash needs Shift on German ones', press('/', { shift: true }), 'search'],
    ['a letter in a field is text', press('e', { focus: 'field' }), null],
    ['a letter in a menu looks for an entry', press('e', { focus: 'menu' }), null],
    ['nothing acts below a dialog', press('e', { focus: 'dialog' }), null],
    ['not even a chord', press('k', { ctrl: true, focus: 'dialog' }), null],
    ['an input method keeps its keys', press('e', { composing: true }), null],
    ['AltGr is neither Control nor Alt', press('e', { ctrl: true, alt: true, altGraph: true }), null],
    ['a letter with Control is the system’s', press('c', { ctrl: true }), null],
    ['single keys can be turned off', press('e', { singleKeys: false }), null],
    ['chords stay then', press('k', { ctrl: true, singleKeys: false }), 'palette'],
    ['a held key moves on', press('j', { repeat: true }), 'next'],
    ['and does not assign twice', press('e', { repeat: true }), null],
    ['Alt and arrows change the conversation while writing', press('ArrowDown', { alt: true, focus: 'field' }), 'nextConversation'],
    ['arrows alone are the list’s own', press('ArrowDown'), null],
    ['an unknown key is left alone', press('F5'), null],
  ])('%s', (_, given, expected) => {
    expect(decideShortcut(given)).toBe(expected);
  });

  it('has no key that means two things, and words for each', () => {
    const keys = shortcuts.map((shortcut) => `${'with' in shortcut ? shortcut.with : ''}+${shortcut.key}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(shortcuts.map(({ words }) => words)).size).toBe(keys.length);
  });

  it('shows its keys as they stand on the keyboard', () => {
    expect(keysOf({ key: 'k', with: 'mod' }, false)).toEqual(['Ctrl', 'K']);
    expect(keysOf({ key: 'k', with: 'mod' }, true)).toEqual(['⌘', 'K']);
    expect(keysOf({ key: 'arrowdown', with: 'alt' }, false)).toEqual(['Alt', '↓']);
    expect(keysOf({ key: '?' }, false)).toEqual(['?']);
  });
});
