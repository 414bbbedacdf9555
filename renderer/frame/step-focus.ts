/** Moves by one in the messages when the focus is there, else in the list of conversations; as the arrow keys do, which both of them know. */
export function stepFocus(key: 'ArrowDown' | 'ArrowUp'): void {
  const active = document.activeElement;
  const message = active?.closest<HTMLElement>('[data-message]') ?? null;
  const row = document.querySelector<HTMLElement>('.inbox-row[tabindex="0"]');
  if (message === null && row !== null && row !== active) return row.focus();
  (message ?? row)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}
