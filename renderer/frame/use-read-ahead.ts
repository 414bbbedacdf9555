import { useEffect } from 'react';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { readAhead } from '../conversation/read-ahead.ts';

/** Reads a conversation as soon as the pointer or the focus is on its row, wherever that row is: opening it then paints at once. */
export function useReadAhead(): void {
  useEffect(() => {
    const hear = (event: Event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-conversation]') : null;
      if (row !== null) void readAhead(row.dataset['conversation'] as ConversationId);
    };
    window.addEventListener('pointerover', hear, { passive: true });
    window.addEventListener('focusin', hear);
    return () => {
      window.removeEventListener('pointerover', hear);
      window.removeEventListener('focusin', hear);
    };
  }, []);
}
