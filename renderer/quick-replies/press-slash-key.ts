import type { KeyboardEvent } from 'react';
import { findOpenPlaces } from '../../shared/domain/quick-replies/fill-quick-reply.ts';
import { isSlashOpen, useSlash } from './slash-store.ts';

/**
 * Sees a key of the field before the field does. While the list is open: arrows choose, Enter and Tab put in, Escape closes. Without it, Tab goes to the next place
 * that waits to be filled.
 *
 * @returns whether the key was for the list or a place.
 */
export function pressSlashKey(event: KeyboardEvent<HTMLTextAreaElement>, onPick: (index: number) => void): boolean {
  const slash = useSlash.getState();
  if (isSlashOpen(slash)) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) useSlash.setState({ active: (slash.active + step + slash.matches.length) % slash.matches.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && !event.ctrlKey && !event.metaKey) onPick(slash.active);
    else if (event.key === 'Escape') useSlash.setState({ left: slash.typed?.start ?? null });
    else return false;
    event.preventDefault();
    return true;
  }
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const field = event.currentTarget;
  const open = findOpenPlaces(field.value);
  const next = open.find((place) => place.start >= field.selectionEnd) ?? open[0];
  if (next === undefined || (next.start === field.selectionStart && next.end === field.selectionEnd)) return false;
  event.preventDefault();
  field.setSelectionRange(next.start, next.end);
  return true;
}
