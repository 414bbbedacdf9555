import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';

/** The one row that the Tab key reaches: the one last moved to, else the open one, else the first. */
export function useActiveRow(conversations: readonly ConversationSummary[], selectedId: ConversationId | null) {
  const [chosen, setActiveId] = useState<ConversationId | null>(null);
  const isListed = (id: ConversationId | null) => id !== null && conversations.some((summary) => summary.conversation.id === id);
  const activeId = isListed(chosen) ? chosen : isListed(selectedId) ? selectedId : (conversations[0]?.conversation.id ?? null);
  return { activeId, setActiveId };
}

/** Keeps the reader's place: when the list was scrolled down, it moves by as much as the row at its upper edge has moved. */
export function useStablePlace(scroller: RefObject<HTMLElement | null>, conversations: readonly ConversationSummary[], rowHeight: number): void {
  const before = useRef(conversations);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = conversations;
    if (element === null || old === conversations || element.scrollTop < rowHeight / 2) return;
    const from = Math.floor(element.scrollTop / rowHeight);
    const firstShown = old[from]?.conversation.id;
    const to = conversations.findIndex((summary) => summary.conversation.id === firstShown);
    if (to >= 0 && from !== to) element.scrollTop += (to - from) * rowHeight;
  }, [scroller, conversations, rowHeight]);
}
