import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';

/** How many rows have come to stand above the one that was on top when the list was scrolled away from its beginning; 0 while it is there. */
export function useNewAbove(scroller: RefObject<HTMLElement | null>, conversations: readonly ConversationSummary[], rowHeight: number): number {
  const [topId, setTopId] = useState<ConversationId | null>(null);
  const firstId = conversations[0]?.conversation.id ?? null;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => setTopId((known) => (element.scrollTop < rowHeight / 2 ? null : (known ?? firstId)));
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, firstId, rowHeight]);
  return topId === null ? 0 : Math.max(0, conversations.findIndex((summary) => summary.conversation.id === topId));
}
