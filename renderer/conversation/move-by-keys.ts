import type { KeyboardEvent } from 'react';

/** Arrow keys from message to message, Home and End to the ends, Enter opens the menu of a message, Escape goes to the composer. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>, ways: { readonly onEscape: () => void; readonly onEnd: () => void }): void {
  if (!(event.target instanceof HTMLElement)) return;
  // A dialog that a message has opened lies within it for React, and has keys of its own.
  if (event.target.closest('dialog') !== null) return;
  if (event.key === 'Escape') return ways.onEscape();
  const list = event.currentTarget;
  const item = event.target.closest<HTMLElement>('[data-message]');
  // A player, a link or a menu inside the message has keys of its own.
  if (event.target !== item && event.target !== list) return;
  if (event.key === 'Enter' && item !== null) {
    event.preventDefault();
    item.querySelector<HTMLElement>('.message-more')?.click();
    return;
  }
  const items = [...list.querySelectorAll<HTMLElement>('[data-message]')];
  // The message that had the focus is not loaded any more: on with what is in sight.
  const index = item === null ? firstInSight(list, items) : items.indexOf(item);
  const step = item === null ? 0 : 1;
  const next = { ArrowDown: index + step, ArrowUp: index - step, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[Math.min(items.length - 1, Math.max(0, next))]?.focus();
  if (event.key === 'End') ways.onEnd();
}

function firstInSight(list: HTMLElement, items: readonly HTMLElement[]): number {
  const { top } = list.getBoundingClientRect();
  return Math.max(0, items.findIndex((item) => item.getBoundingClientRect().top >= top));
}
