import { elementScroll, useVirtualizer } from '@tanstack/react-virtual';
import type { VirtualizerOptions } from '@tanstack/react-virtual';
import { ArrowUp, TriangleAlert } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { Presence } from '../../shared/domain/presence/presence.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { afterDrawing, useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { usePresentByConversation } from '../bridge/presence-store.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { EmptyView } from './empty-view.tsx';
import { InboxRow } from './inbox-row.tsx';
import { keepListed, loadMore, useInbox } from './inbox-store.ts';
import { keepSelected, selectTo, toggleSelected, useSelection } from './selection-store.ts';
import { useActiveRow, useStablePlace } from './use-active-row.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useNewAbove } from './use-new-above.ts';
import './inbox.css';

/** Fixed, so that rows can be placed without being measured; the same as `--row-height` of each density. */
const rowHeights = { comfortable: 72, compact: 56 } as const;
/** Rows before the end at which the next ones are read. */
const readAhead = 20;
/** Rows beyond the edges that scrolling finds ready. */
const overscan = 8;
/** Pixels at the top of the window that are never the list's. */
const roomAbove = 160;
const nobody: readonly Presence[] = [];

/** Tells the size once the browser has laid out the page anyway; to measure it at once, as the library would, makes it lay out the page an extra time. */
const watchSize: NonNullable<VirtualizerOptions<HTMLDivElement, Element>['observeElementRect']> = ({ scrollElement }, tell) => {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (box !== undefined) tell({ width: Math.round(box.inlineSize), height: Math.round(box.blockSize) });
  });
  observer.observe(scrollElement, { box: 'border-box' });
  return () => observer.disconnect();
};

/** False for the first drawing: what is out of sight is not worth a later start. */
function useIsDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => afterDrawing(() => setDrawn(true)), []);
  return isDrawn;
}

type InboxListProps = {
  readonly session: Session;
  readonly selectedId: ConversationId | null;
  readonly showCounts: boolean;
  readonly onOpen: (id: ConversationId) => void;
};

/** The conversations of the chosen view. One stop of the Tab key; arrows move inside, Enter opens, Shift and arrows select. */
export function InboxList({ session, selectedId, showCounts, onOpen }: InboxListProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const newest = useInbox();
  // Rows that came or moved are drawn when there is time, in small pieces: typing and scrolling go first. Another view is drawn at once.
  const later = useDeferredValue(newest);
  const inbox = later.filter === newest.filter && later.state === newest.state ? later : newest;
  const { filter } = inbox;
  const people = useDirectory((directory) => directory.people);
  const present = usePresentByConversation();
  const chosen = useSelection((selection) => selection.ids);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[session.settings.density];
  const { rows: conversations, waiting, aim, release } = useHeldRows(inbox.conversations, JSON.stringify(filter));
  const isDrawn = useIsDrawn();
  const hasScrolled = useRef(false);
  const rows = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => conversations[index]?.conversation.id ?? index,
    overscan: isDrawn ? overscan : 0,
    // Before its size is known: the first rows are drawn with the frame around them, not after it has been measured.
    initialRect: { width: 0, height: Math.max(0, window.innerHeight - roomAbove) },
    observeElementRect: watchSize,
    scrollToFn: (offset, options, instance) => {
      // The library puts the list where it is, once, at its beginning: that, too, would lay out the page an extra time.
      if (hasScrolled.current || offset !== 0) elementScroll(offset, options, instance);
      hasScrolled.current = true;
    },
  });
  useEffect(() => rows.measure(), [rows, rowHeight]);
  const { activeId, setActiveId } = useActiveRow(conversations, selectedId);
  useStablePlace(scroller, conversations, rowHeight);
  const above = useNewAbove(scroller, conversations, rowHeight);
  const listed = useMemo(() => conversations.map(({ conversation }) => conversation.id), [conversations]);
  useEffect(() => keepListed(selectedId), [selectedId]);
  useEffect(() => keepSelected(listed), [listed]);

  const lastShown = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= conversations.length - readAhead) void loadMore();
  }, [lastShown, conversations.length]);
  const onKeyDown = useListKeys({ listed, activeId, setActiveId, scroller, rowHeight, toIndex: (index) => rows.scrollToIndex(index, { align: 'auto' }) });
  // Always the same function, so that the rows which did not change are not drawn again for a list that did.
  const latest = useRef({ listed, onOpen });
  useEffect(() => {
    latest.current = { listed, onOpen };
  }, [listed, onOpen]);
  const open = useCallback((id: ConversationId, { range, toggle }: { readonly range: boolean; readonly toggle: boolean }) => {
    if (range) selectTo(id, latest.current.listed);
    else if (toggle) toggleSelected(id);
    else latest.current.onOpen(id);
  }, []);

  if (inbox.state === 'loading') return <Skeleton words={text('inbox.loading')} rows={9} look="list" />;
  if (inbox.state === 'failed') return <Empty icon={<TriangleAlert size={24} />} title={text('inbox.failed')} words={text('inbox.failed.more')} />;
  if (conversations.length === 0) return <EmptyView companyName={session.company?.name ?? ''} />;
  const newer = Math.max(waiting, above);
  return (
    <div className="inbox-wrap" data-selecting={chosen.size > 0}>
      <div className="inbox-scroll" ref={scroller} onKeyDown={onKeyDown} onPointerMove={aim} onPointerDown={aim} onPointerLeave={release}>
        <ul className="inbox-rows" style={{ blockSize: rows.getTotalSize() }} aria-label={text('inbox.list')}>
          {rows.getVirtualItems().map((item) => {
            const summary = conversations[item.index];
            if (summary === undefined) return null;
            const { id } = summary.conversation;
            const name = contactName(words, summary.contact);
            return (
              <li key={item.key} className="inbox-place" data-chosen={chosen.has(id)} style={{ transform: `translateY(${item.start}px)` }} aria-setsize={inbox.next === null ? conversations.length : -1} aria-posinset={item.index + 1}>
                <InboxRow
                  summary={summary} view={filter.view} me={session.person?.id ?? null} people={people} present={present.get(id) ?? nobody}
                  now={now} selected={id === selectedId} chosen={chosen.has(id)} reachable={id === activeId} showCount={showCounts}
                  waits={filter.order === 'waiting-longest'} onFocus={setActiveId} onOpen={open}
                />
                <label className="inbox-check">
                  <input type="checkbox" tabIndex={-1} aria-label={text('select.row', { name })} checked={chosen.has(id)} onChange={() => toggleSelected(id)} />
                </label>
              </li>
            );
          })}
        </ul>
      </div>
      {newer > 0 && (
        <button
          type="button" className="inbox-pill"
          onClick={() => {
            release();
            scroller.current?.scrollTo({ top: 0 });
          }}
        >
          <ArrowUp size={14} aria-hidden />
          {text('inbox.newAbove', { count: newer })}
        </button>
      )}
    </div>
  );
}
