import type { KeyboardEvent } from 'react';

/** Up and down go from hit to hit; up from the first one goes to the field. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  event.preventDefault();
  if (next !== undefined) next.focus();
  else if (event.key === 'ArrowUp') document.querySelector<HTMLElement>('#search-field')?.focus();
}
