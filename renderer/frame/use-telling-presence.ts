import { useCallback, useEffect } from 'react';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { after } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';

/** How often it is said again that somebody still looks; main drops what colleagues know already. */
const everyMs = 10_000;

/**
 * Tells colleagues that this person looks at the open conversation while the window has the focus, and that they have left it.
 * @returns to be called on every key typed into one of its fields.
 */
export function useTellingPresence(conversationId: ConversationId | null): () => void {
  useEffect(() => {
    if (conversationId === null) return undefined;
    let stop: (() => void) | null = null;
    const tell = (act: 'viewing' | 'away') => void call('presence.tell', { conversationId, act });
    const look = () => {
      stop?.();
      if (document.hidden || !document.hasFocus()) return;
      tell('viewing');
      stop = after(everyMs, look);
    };
    const leave = () => {
      stop?.();
      stop = null;
      tell('away');
    };
    look();
    window.addEventListener('focus', look);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', leave);
      leave();
    };
  }, [conversationId]);
  return useCallback(() => {
    if (conversationId !== null) void call('presence.tell', { conversationId, act: 'typing' });
  }, [conversationId]);
}
