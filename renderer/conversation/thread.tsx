import { ArrowDown, TriangleAlert, Trash2 } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { CachedMessage, Session } from '../../shared/bridge/commands.ts';
import { useNow } from '../bridge/clock.ts';
import { dayName, dayNumber } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { groupMessages, isAnswered } from './group-messages.ts';
import { Announcer } from './announcer.tsx';
import { MessageItem } from './message-item.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { openThread } from './thread-store.ts';
import type { Thread as ThreadState } from './thread-store.ts';
import { useJump } from './use-jump.ts';
import { moveByKeys } from './move-by-keys.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import './thread.css';

type ThreadProps = {
  readonly thread: ThreadState;
  readonly target: { readonly messageId: string; readonly asked: number } | null;
  readonly session: Session;
  readonly panelOpen: boolean;
  readonly onBack: () => void;
  readonly onPanel: () => void;
  readonly onEscape: () => void;
  readonly onReply: (message: CachedMessage) => void;
};

/** The messages of one conversation. One message is one list item; arrow keys move from one to the next. */
export function Thread({ thread, target, session, panelOpen, onBack, onPanel, onEscape, onReply }: ThreadProps) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useThreadScroll(scroller, thread, target !== null);
  const { flashId, missing, jump } = useJump(scroller, target, scroll.release);
  const ownId = session.person?.id ?? null;
  const firstUnreadId = thread.firstUnreadId !== null && isAnswered(thread.messages, thread.firstUnreadId, ownId) ? null : thread.firstUnreadId;
  const rows = useMemo(
    () => groupMessages(thread.messages, { dayOf: (at) => dayNumber(words, at), firstUnreadId, unread: thread.unreadAtOpen }),
    [thread.messages, firstUnreadId, thread.unreadAtOpen, words],
  );
  const byId = useMemo(() => new Map(thread.messages.map((message) => [message.id, message])), [thread.messages]);
  const lastOwnId = thread.messages.findLast((message) => message.delivery !== null)?.id ?? null;
  const newestId = thread.messages.at(-1)?.id ?? null;

  return (
    <>
      <ThreadHeader summary={thread.summary} panelOpen={panelOpen} onBack={onBack} onPanel={onPanel} />
      {thread.state === 'loading' && <Skeleton words={text('thread.loading')} rows={6} look="thread" />}
      {thread.state === 'gone' && <Empty icon={<Trash2 size={24} />} title={text('thread.gone')} words={text('thread.gone.more')} />}
      {thread.state === 'failed' && (
        <Empty icon={<TriangleAlert size={24} />} title={text('thread.failed')} words={text('thread.failed.more')}>
          <Button onClick={() => void openThread(thread.id)}>{text('action.retry')}</Button>
        </Empty>
      )}
      {thread.state === 'ready' && (
        <div className="thread-wrap">
          <div className="thread-scroll" ref={scroller} onScroll={scroll.onScroll}>
            <div className="thread-content">
              <p className="thread-start">
                {thread.complete ? text('thread.start', { count: session.policy.settings.retention.messageDays }) : thread.loadingEarlier ? text('thread.earlier') : ' '}
              </p>
              <ol className="thread-list" aria-label={text('thread.messages')} onKeyDown={(event) => moveByKeys(event, onEscape)}>
                {rows.map((row) => {
                  if (row.kind === 'day') return <li key={`day ${row.day}`} className="thread-day"><span>{dayName(words, row.at, now)}</span></li>;
                  if (row.kind === 'unread') return <li key="unread" className="thread-unread"><span>{text('thread.unread', { count: row.count })}</span></li>;
                  const { message } = row;
                  return (
                    <MessageItem
                      key={message.id} message={message} first={row.first} last={row.last} now={now} summary={thread.summary}
                      quoted={message.quotedMessageId === null ? null : (byId.get(message.quotedMessageId) ?? 'elsewhere')}
                      stageShown={message.id === lastOwnId} reachable={message.id === newestId} flash={message.id === flashId}
                      ownId={ownId} onReply={onReply} onJump={jump}
                    />
                  );
                })}
              </ol>
            </div>
          </div>
          {missing && <p className="thread-missing" role="status">{text('thread.missing')}</p>}
          {scroll.away && (
            <button type="button" className="thread-pill" onClick={scroll.toEnd}>
              <ArrowDown size={16} aria-hidden />
              {scroll.arrived > 0 ? text('thread.arrived', { count: scroll.arrived }) : text('thread.toEnd')}
            </button>
          )}
          <Announcer messages={thread.messages} summary={thread.summary} />
        </div>
      )}
    </>
  );
}
