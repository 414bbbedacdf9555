import { useEffect, useRef } from 'react';
import { decideShortcut } from '../palette/decide-shortcut.ts';
import type { KeyPress } from '../palette/decide-shortcut.ts';
import type { ShortcutId } from '../palette/shortcuts.ts';
import { isPartComing } from '../ui/later.tsx';

/** What a shortcut does here and now; one that is missing, or undefined, leaves its key alone. */
export type ShortcutActions = { readonly [Id in ShortcutId]?: (() => void) | undefined };

/** `data-writing`: the place around a field. Who clicks beside the field means to write, and the first letter must not close the conversation. */
const fields = '[data-writing], input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false])';

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  // A dialog is modal: what lies below must not act, wherever the focus is; nor while it is still being loaded.
  if (isPartComing() || document.querySelector('dialog[open]') !== null) return 'dialog';
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[role=menu], [role=listbox], [role=alertdialog], [role=dialog]') !== null) return 'menu';
  return target.closest(fields) === null ? 'page' : 'field';
}

/** Hears the keys of the table and does what they mean. */
export function useShortcuts(facts: { readonly actions: ShortcutActions; readonly singleKeys: boolean; readonly mac: boolean }): void {
  const now = useRef(facts);
  useEffect(() => {
    now.current = facts;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { actions, singleKeys, mac } = now.current;
      const id = decideShortcut({
        key: event.key, ctrl: event.ctrlKey, meta: event.metaKey, alt: event.altKey, shift: event.shiftKey, altGraph: event.getModifierState('AltGraph'),
        // 229 is what browsers report while an input method has the key: UI Events, 'keyCode'.
        composing: event.isComposing || event.keyCode === 229, repeat: event.repeat, focus: focusOf(event.target), mac, singleKeys,
      });
      const action = id === null ? undefined : actions[id];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
