import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { useNow } from '../bridge/clock.ts';
import { dayName, dayNumber } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { groupMessages, isAnswered } from './group-messages.ts';
import { KeepPlace } from './keep-place.tsx';
import { MessageItem } from './message-item.tsx';
import { rememberDays } from './remember-days.ts';
import type { Thread } from './thread-store.ts';
import type { Forward } from './forward-dialog.tsx';
import { useQuotes } from './quote-store.ts';

type MessageListProps = {
  readonly thread: Thread;
  readonly session: Session;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly flashId: string | null;
  readonly onReply: (message: CachedMessage) => void;
  readonly onForward: Forward;
  readonly onJump: (id: string) => void;
};

/** The loaded part of a thread. One message is one list item; one of them is the stop of the Tab key. */
export const MessageList = memo(function MessageList({ thread, session, scroller, flashId, onReply, onForward, onJump }: MessageListProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  // What is said of a message's time changes with the day, not with every tick: a tick must not draw hundreds of rows anew.
  const today = dayNumber(words, now);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `now` is taken once a day on purpose
  const dayNow = useMemo(() => now, [today]);
  const [stopId, setStopId] = useState<string | null>(null);
  const ownId = session.person?.id ?? null;
  const { messages, firstUnreadId, unreadAtOpen } = thread;
  const shownUnreadId = firstUnreadId !== null && isAnswered(messages, firstUnreadId, ownId) ? null : firstUnreadId;
  const dayOf = useMemo(() => rememberDays(words), [words]);
  const rows = useMemo(
    () => groupMessages(messages, { dayOf, firstUnreadId: shownUnreadId, unread: unreadAtOpen }),
    [messages, shownUnreadId, unreadAtOpen, dayOf],
  );
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  const quotes = useQuotes(thread.id, messages, byId);
  const lastOwnId = thread.hasLater ? null : (messages.findLast((message) => message.delivery !== null)?.id ?? null);
  const tabStop = stopId !== null && byId.has(stopId as never) ? stopId : (messages.at(-1)?.id ?? null);
  const isPart = thread.hasEarlier || thread.hasLater;

  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    // The message with the focus was let go of: the list keeps it, so that the next arrow key goes on from what is in sight.
    if (hadFocus.current && document.activeElement === document.body && stopId !== null && !byId.has(stopId as never)) scroller.current?.focus({ preventScroll: true });
  }, [byId, stopId, scroller]);
  const keepStop = useCallback((event: React.FocusEvent<HTMLElement>) => {
    hadFocus.current = true;
    setStopId(event.target.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? null);
  }, []);

  return (
    <KeepPlace scroller={scroller} moves={thread.moves}>
      <ol
        className="thread-list" aria-label={text('thread.messages')} onFocus={keepStop}
        onBlur={(event) => {
          if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
        }}
      >
        {rows.map((row) => {
          if (row.kind === 'day') return <li key={`day ${row.day}`} className="thread-day"><span>{dayName(words, row.at, now)}</span></li>;
          if (row.kind === 'unread') return <li key="unread" className="thread-unread"><span>{text('thread.unread', { count: row.count })}</span></li>;
          const { message } = row;
          const moves = message.delivery?.stage === 'queued';
          return (
            <MessageItem
              key={message.id} message={message} first={row.first} last={row.last} now={moves ? now : dayNow} contact={thread.summary?.contact ?? null}
              quoted={message.quotedMessageId === null ? null : (byId.get(message.quotedMessageId) ?? quotes.get(message.quotedMessageId) ?? 'elsewhere')}
              stageShown={message.id === lastOwnId} reachable={message.id === tabStop} flash={message.id === flashId} part={isPart}
              ownId={ownId} onReply={onReply} onForward={onForward} onJump={onJump}
            />
          );
        })}
      </ol>
    </KeepPlace>
  );
});
