import { useVirtualizer } from '@tanstack/react-virtual';
import { MessageSquareText, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { useNow } from '../bridge/clock.ts';
import { useWords } from '../text/use-words.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { InboxRow } from './inbox-row.tsx';
import { loadMore, useInbox } from './inbox-store.ts';
import { useActiveRow, useStablePlace } from './use-active-row.ts';
import './inbox.css';

/** Fixed, so that rows can be placed without being measured; see `--row-height`. */
const rowHeight = 72;
/** Rows before the end at which the next ones are read. */
const readAhead = 20;

type InboxListProps = {
  readonly selectedId: ConversationId | null;
  readonly showCounts: boolean;
  readonly companyName: string;
  readonly onOpen: (id: ConversationId) => void;
};

/** All conversations that this person may see, newest first. One stop of the Tab key; arrows move inside, Enter opens. */
export function InboxList({ selectedId, showCounts, companyName, onOpen }: InboxListProps) {
  const { text } = useWords();
  const now = useNow();
  const inbox = useInbox();
  const scroller = useRef<HTMLDivElement>(null);
  const { conversations } = inbox;
  const rows = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => conversations[index]?.conversation.id ?? index,
    overscan: 8,
  });
  const { activeId, setActiveId } = useActiveRow(conversations, selectedId);
  useStablePlace(scroller, conversations, rowHeight);

  const lastShown = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= conversations.length - readAhead) void loadMore();
  }, [lastShown, conversations.length]);

  if (inbox.state === 'loading') return <Skeleton words={text('inbox.loading')} rows={9} look="list" />;
  if (inbox.state === 'failed') return <Empty icon={<TriangleAlert size={24} />} title={text('inbox.failed')} words={text('inbox.failed.more')} />;
  if (conversations.length === 0) return <Empty icon={<MessageSquareText size={24} />} title={text('inbox.empty')} words={text('inbox.empty.more', { company: companyName })} />;

  const move = (event: KeyboardEvent) => {
    const index = conversations.findIndex((summary) => summary.conversation.id === activeId);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: conversations.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const target = Math.min(conversations.length - 1, Math.max(0, next));
    const id = conversations[target]?.conversation.id;
    if (id === undefined) return;
    setActiveId(id);
    rows.scrollToIndex(target, { align: 'auto' });
    // At once when the row is drawn, so that a quick Enter meets it; a row far away is drawn with the next frame.
    const find = () => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`) ?? null;
    const row = find();
    if (row === null) requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
    else row.focus({ preventScroll: true });
  };

  return (
    <div className="inbox-scroll" ref={scroller} onKeyDown={move}>
      <ul className="inbox-rows" style={{ blockSize: rows.getTotalSize() }} aria-label={text('inbox.list')}>
        {rows.getVirtualItems().map((item) => {
          const summary = conversations[item.index];
          if (summary === undefined) return null;
          const { id } = summary.conversation;
          return (
            <li key={item.key} className="inbox-place" style={{ transform: `translateY(${item.start}px)` }} aria-setsize={conversations.length} aria-posinset={item.index + 1}>
              <InboxRow
                summary={summary} now={now} selected={id === selectedId} reachable={id === activeId} showCount={showCounts}
                onFocus={setActiveId} onOpen={onOpen}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
