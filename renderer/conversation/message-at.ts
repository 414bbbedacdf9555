import { rowAt } from './row-at.ts';

/** The id of the message at a line of the scroller; undefined where something else is, as the name of a day. */
export function messageAt(scroller: HTMLElement, line: number): string | undefined {
  const rows = scroller.querySelector('.thread-list')?.children as HTMLCollectionOf<HTMLElement> | undefined;
  return rows === undefined ? undefined : rowAt(scroller, rows, line)?.dataset['message'];
}
