import type { KeyboardEvent, RefObject } from 'react';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { clearSelection, selectAll, selectTo, useSelection } from './selection-store.ts';

type ListKeys = {
  readonly listed: readonly ConversationId[];
  readonly activeId: ConversationId | null;
  readonly setActiveId: (id: ConversationId) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly toIndex: (index: number) => void;
};

/** Arrows, Page, Home and End move through the list; with Shift they select on the way; Control+A selects what is loaded; Escape ends the selection. */
export function useListKeys({ listed, activeId, setActiveId, scroller, rowHeight, toIndex }: ListKeys) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Escape' && useSelection.getState().ids.size > 0) {
      event.preventDefault();
      return clearSelection();
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      return selectAll(listed);
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = activeId === null ? -1 : listed.indexOf(activeId);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: listed.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const target = Math.min(listed.length - 1, Math.max(0, next));
    const id = listed[target];
    if (id === undefined) return;
    if (event.shiftKey && activeId !== null) {
      if (useSelection.getState().ids.size === 0) selectTo(activeId, listed);
      selectTo(id, listed);
    }
    setActiveId(id);
    toIndex(target);
    // At once when the row is drawn, so that a quick Enter meets it; a row far away is drawn with the next frame.
    const find = () => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`) ?? null;
    const row = find();
    if (row === null) requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
    else row.focus({ preventScroll: true });
  };
}
