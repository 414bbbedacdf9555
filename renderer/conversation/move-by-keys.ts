import type { KeyboardEvent } from 'react';

/** Arrow keys from message to message, Home and End to the ends, Enter opens the menu of a message, Escape goes to the composer. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>, onEscape: () => void): void {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.key === 'Escape') return onEscape();
  const item = event.target.closest<HTMLElement>('[data-message]');
  // A player, a link or a menu inside the message has keys of its own.
  if (item === null || event.target !== item) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    // The menu opens on arrow down with its first entry ready, as for anybody at the keyboard.
    item.querySelector<HTMLElement>('.message-menu')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    return;
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')];
  const index = items.indexOf(item);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[Math.min(items.length - 1, Math.max(0, next))]?.focus();
}
