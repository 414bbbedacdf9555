import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { loadEarlier } from './thread-store.ts';
import type { Thread } from './thread-store.ts';

/** Pixels from the end within which the reader counts as being at the end. */
const nearEnd = 48;
/** Pixels from the beginning at which earlier messages are read: before they are missed. */
const nearStart = 900;

/**
 * Keeps the reader's place. The list follows new messages only while the reader is at its end, or has just written; else it counts what arrived.
 * Earlier messages come in above without a move: the browser's scroll anchoring holds what is in sight.
 */
export function useThreadScroll(scroller: RefObject<HTMLDivElement | null>, thread: Thread, hasTarget: boolean) {
  const atEnd = useRef(true);
  const placed = useRef(false);
  const lastSeen = useRef<string | null>(null);
  const [away, setAway] = useState(false);
  const [arrived, setArrived] = useState(0);
  const newest = thread.messages.at(-1);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || thread.state !== 'ready' || placed.current) return;
    placed.current = true;
    lastSeen.current = newest?.id ?? null;
    const unread = element.querySelector<HTMLElement>('.thread-unread');
    if (hasTarget) return;
    if (unread === null) toEnd();
    else element.scrollTop = Math.max(0, unread.offsetTop - 80);
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    setAway(!atEnd.current);
  }, [scroller, thread.state, newest, hasTarget, toEnd]);

  useLayoutEffect(() => {
    if (newest === undefined || !placed.current || newest.id === lastSeen.current) return;
    const from = thread.messages.findIndex((message) => message.id === lastSeen.current);
    const fresh = from < 0 ? [] : thread.messages.slice(from + 1);
    lastSeen.current = newest.id;
    const wrote = newest.delivery?.stage === 'queued' && newest.outbox !== null;
    if (atEnd.current || wrote) toEnd();
    else setArrived((count) => count + fresh.filter((message) => message.author.kind === 'contact').length);
  }, [newest, thread.messages, toEnd]);

  useEffect(() => {
    // Pictures that load, a composer that grows, a window that shrinks: who was at the end stays there.
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, thread.state, toEnd]);

  /** Lets go of the end, before a jump: else the next change of height would bring the reader back there. */
  const release = useCallback(() => {
    atEnd.current = false;
    setAway(true);
  }, []);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    setAway(!atEnd.current);
    if (atEnd.current) setArrived(0);
    if (element.scrollTop > nearStart) return;
    // At the very top there is nothing above that anchoring could hold on to.
    if (element.scrollTop < 1 && element.scrollHeight > element.clientHeight) element.scrollTop = 1;
    void loadEarlier();
  }, [scroller]);

  // A short page may not fill the window: nobody could scroll to ask for more.
  useEffect(() => {
    const element = scroller.current;
    if (element !== null && thread.state === 'ready' && element.scrollHeight <= element.clientHeight) void loadEarlier();
  }, [scroller, thread.state, thread.messages.length]);

  return { away, arrived, toEnd, release, onScroll };
}
