import { Component } from 'react';
import type { ReactNode, RefObject } from 'react';
import { rowAt } from './row-at.ts';
import { useThread } from './thread-store.ts';

type KeepPlaceProps = { readonly scroller: RefObject<HTMLDivElement | null>; readonly moves: number; readonly children: ReactNode };
type Place = { readonly id: string; readonly top: number };

/**
 * Holds what the reader sees where it is while rows come and go above it: measured directly before the page changes and set right directly after, in one frame. The
 * browser's own scroll anchoring does the same for what changes by itself, but gives up at the very top, which is where one waits for older messages.
 *
 * A class, because only a class is told before the page changes.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  override getSnapshotBeforeUpdate(before: KeepPlaceProps): Place | null {
    // Other messages stand there now, or the reader is at the end and stays there: both have a place of their own.
    if (before.moves !== this.props.moves || useThread.getState().thread?.followsEnd === true) return null;
    return firstInSight(this.props.scroller.current);
  }

  override componentDidUpdate(_before: KeepPlaceProps, _state: unknown, place: Place | null): void {
    const scroller = this.props.scroller.current;
    const item = place === null ? null : scroller?.querySelector(`[data-message="${place.id}"]`);
    if (place === null || item === null || item === undefined || scroller === null) return;
    const moved = item.getBoundingClientRect().top - place.top;
    if (moved !== 0) scroller.scrollTop += moved;
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

/** The first message that reaches into the window. */
function firstInSight(scroller: HTMLElement | null): Place | null {
  const item = scroller === null ? null : rowAt(scroller, scroller.querySelectorAll<HTMLElement>('[data-message]'), 0);
  return item === null ? null : { id: item.dataset['message'] ?? '', top: item.getBoundingClientRect().top };
}
