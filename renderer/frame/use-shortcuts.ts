import { useEffect } from 'react';

/** Puts the cursor into the search field: at once when it is there, so that no key typed after the shortcut is lost; else when it has been drawn. */
export function focusSearch(): void {
  const find = () => document.querySelector<HTMLInputElement>('#search-field');
  const field = find();
  if (field === null) requestAnimationFrame(() => find()?.focus());
  else field.focus();
  find()?.select();
}

/** Ctrl+K or Cmd+K from everywhere, `/` outside of fields. Null: nothing to search for this person. */
export function useShortcuts(onSearch: (() => void) | null): void {
  useEffect(() => {
    if (onSearch === null) return undefined;
    const hear = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
      const slash = event.key === '/' && !inField && !event.ctrlKey && !event.metaKey && !event.altKey;
      if ((!chord && !slash) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      onSearch();
      focusSearch();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [onSearch]);
}
