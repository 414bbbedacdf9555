import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { after } from '../bridge/clock.ts';
import { loadUntil, useThread } from './thread-store.ts';

const flashMs = 1600;

/** Goes to one message: loads back to it, brings it into sight, gives it the focus and marks it for a moment. */
export function useJump(scroller: RefObject<HTMLDivElement | null>, target: { readonly messageId: string; readonly asked: number } | null, release: () => void) {
  const [flashId, setFlashId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const ready = useThread((state) => state.thread?.state === 'ready');

  const go = useCallback(
    async (id: string) => {
      const found = await loadUntil(id);
      setMissing(!found);
      if (!found) return;
      release();
      setFlashId(id);
      const show = () => {
        const item = scroller.current?.querySelector<HTMLElement>(`[data-message="${id}"]`);
        item?.scrollIntoView({ block: 'center' });
        item?.focus({ preventScroll: true });
      };
      // After the rows that were just loaded are in the page; and once more when those around, drawn only now, have their true height.
      requestAnimationFrame(() => {
        show();
        requestAnimationFrame(show);
      });
    },
    [scroller, release],
  );
  const jump = useCallback((id: string) => void go(id), [go]);

  useEffect(() => {
    if (ready && target !== null) jump(target.messageId);
  }, [ready, target, jump]);
  useEffect(() => (flashId === null ? undefined : after(flashMs, () => setFlashId(null))), [flashId]);
  useEffect(() => (missing ? after(4000, () => setMissing(false)) : undefined), [missing]);

  return { flashId, missing, jump };
}
