import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { after } from '../bridge/clock.ts';
import { followEnd, moveTo, useThread } from './thread-store.ts';
import type { Thread, ThreadPlace } from './thread-store.ts';

const flashMs = 1600;
const saidMs = 4000;

/**
 * Goes to a place of the thread, wherever it is: reads it if it is not loaded, brings it into sight, gives it the focus and marks it for a moment.
 *
 * @param thread as it is drawn.
 */
export function useJump(scroller: RefObject<HTMLDivElement | null>, thread: Thread, target: { readonly messageId: string; readonly asked: number } | null) {
  const [goal, setGoal] = useState<string | null>(null);
  const [flashId, setFlashId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const ready = useThread((state) => state.thread?.state === 'ready');

  const jumpTo = useCallback(async (place: ThreadPlace): Promise<boolean> => {
    // Lets go of the end: else the next change of height would bring the reader back there.
    followEnd(false);
    const id = await moveTo(place);
    setMissing(id === null);
    setGoal(id);
    return id !== null;
  }, []);
  const jump = useCallback((id: string) => void jumpTo({ kind: 'message', id: id as never }), [jumpTo]);

  // When the rows around it are in the page.
  useLayoutEffect(() => {
    if (goal === null) return;
    const item = scroller.current?.querySelector<HTMLElement>(`[data-message="${goal}"]`);
    if (item === null || item === undefined) return;
    const show = () => {
      item.scrollIntoView({ block: 'center' });
      item.focus({ preventScroll: true });
    };
    show();
    setGoal(null);
    setFlashId(goal);
    // Once more when those around, drawn only now, have their true height, and a dialog that closes has given the focus back; unless the reader has gone on by key,
    // to another message or to where they write.
    requestAnimationFrame(() => {
      const place = document.activeElement?.closest('[data-message], [data-writing]') ?? item;
      if (place === item) show();
    });
  }, [scroller, goal, thread.messages]);

  useEffect(() => {
    if (ready && target !== null) jump(target.messageId);
  }, [ready, target, jump]);
  useEffect(() => (flashId === null ? undefined : after(flashMs, () => setFlashId(null))), [flashId]);
  useEffect(() => (missing ? after(saidMs, () => setMissing(false)) : undefined), [missing]);

  return { flashId, missing, jump, jumpTo };
}
