import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { loadMore } from './load-more.ts';
import { followEnd, moveToEnd, useThread } from './thread-store.ts';
import type { Thread } from './thread-store.ts';

/** Pixels from the end within which the reader counts as being at the end. */
const nearEnd = 48;
/**
 * Pixels from either side of what is loaded at which more is read: before it is missed, however fast the wheel turns. Never more than a quarter of what is loaded,
 * which would be near both sides at once, each letting go of what the other needs.
 */
const nearEdge = { least: 1200, most: 3600 };

/**
 * Keeps the reader's place. The list follows new messages only while the reader is at its end, or has just written; else it counts what arrives.
 * What comes in above, and what is let go of there, moves nothing: see `keep-place.tsx`.
 *
 * @param thread as it is drawn.
 */
export function useThreadScroll(scroller: RefObject<HTMLDivElement | null>, thread: Thread, hasTarget: boolean) {
  const placed = useRef<number | null>(null);
  const last = useRef({ height: 0, room: 0, top: 0 });
  const drawn = useRef<Thread['messages']>([]);
  const [away, setAway] = useState(false);

  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = last.current;
    const now = { height: element.scrollHeight, room: element.clientHeight, top: element.scrollTop };
    const isResized = now.height !== before.height || now.room !== before.room;
    // A composer that has just grown looks like a reader who has left the end; only who has moved up has.
    if (isResized && now.top >= before.top - 1 && useThread.getState().thread?.followsEnd === true) {
      element.scrollTop = now.height;
      now.top = element.scrollTop;
    }
    last.current = now;
    const { height, room, top } = now;
    const below = height - top - room;
    const isAtEnd = below < nearEnd && useThread.getState().thread?.hasLater === false;
    followEnd(isAtEnd);
    setAway(!isAtEnd);
    // What was read last is not drawn yet: to read on would run ahead of the reader, and let go of what they look at.
    if (useThread.getState().thread?.messages !== drawn.current) return;
    const near = Math.max(nearEdge.least, Math.min(nearEdge.most, height / 4));
    if (top < near) void loadMore('earlier');
    if (below < near) void loadMore('later');
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || thread.state !== 'ready') return;
    const isNew = placed.current !== thread.moves;
    drawn.current = thread.messages;
    placed.current = thread.moves;
    if (isNew && thread.placeId !== null) {
      const line = thread.placeId === thread.firstUnreadId ? element.querySelector<HTMLElement>('.thread-unread') : null;
      if (line !== null) element.scrollTop = Math.max(0, line.offsetTop - 80);
      else element.querySelector(`[data-message="${thread.placeId}"]`)?.scrollIntoView({ block: 'center' });
    } else if (useThread.getState().thread?.followsEnd === true && !(isNew && hasTarget)) element.scrollTop = element.scrollHeight;
    look();
  }, [scroller, thread, hasTarget, look]);

  useEffect(() => {
    // Pictures that load, a composer that grows, a window that shrinks: who was at the end stays there.
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      if (useThread.getState().thread?.followsEnd === true) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, thread.state]);

  const toEnd = useCallback(() => {
    void moveToEnd().then(() => {
      const element = scroller.current;
      if (element !== null) element.scrollTop = element.scrollHeight;
    });
  }, [scroller]);

  return { away, toEnd, onScroll: look };
}
