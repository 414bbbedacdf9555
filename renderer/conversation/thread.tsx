import { ArrowDown, TriangleAlert, Trash2 } from 'lucide-react';
import { useCallback, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { Announcer } from './announcer.tsx';
import { LinkDialog } from './content/link-dialog.tsx';
import { DayLabel } from './day-label.tsx';
import type { Forward } from './forward-dialog.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { MessageList } from './message-list.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadStart } from './thread-start.tsx';
import { openThread } from './thread-store.ts';
import type { Thread as ThreadState } from './thread-store.ts';
import { useJump } from './use-jump.ts';
import { moveByKeys } from './move-by-keys.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import { Viewer } from './viewer/viewer.tsx';
import './thread.css';

type ThreadProps = {
  readonly thread: ThreadState;
  readonly target: { readonly messageId: string; readonly asked: number } | null;
  readonly session: Session;
  readonly panelOpen: boolean;
  /** What can be done with the conversation; stands in its head. */
  readonly tools: ReactNode;
  readonly onBack: () => void;
  readonly onPanel: () => void;
  readonly onEscape: () => void;
  readonly onReply: (message: CachedMessage) => void;
  readonly onForward: Forward;
};

/** The messages of one conversation: an endless list both ways, of which only the part around the reader is in the page. */
export function Thread({ thread: present, target, session, panelOpen, tools, onBack, onPanel, onEscape, onReply, onForward }: ThreadProps) {
  const { text } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [jumping, setJumping] = useState(false);
  // Rows that only come in addition are drawn when there is time, in small pieces: scrolling and typing go first. What replaces others is drawn at once.
  const later = useDeferredValue(present);
  const thread = later.moves === present.moves && later.state === present.state ? later : present;
  const scroll = useThreadScroll(scroller, thread, target !== null);
  const { flashId, missing, jump, jumpTo } = useJump(scroller, thread, target);
  const reply = useSteady(onReply);
  const forward = useSteady(onForward);
  const messageDays = session.cache.place === 'memory' ? null : session.policy.settings.retention.messageDays;
  const askDate = useCallback(() => setJumping(true), []);

  return (
    <>
      <ThreadHeader summary={present.summary} messageDays={messageDays} panelOpen={panelOpen} tools={tools} onBack={onBack} onPanel={onPanel} onDate={askDate} />
      {thread.state === 'loading' && <Skeleton words={text('thread.loading')} rows={6} look="thread" />}
      {thread.state === 'gone' && <Empty icon={<Trash2 size={24} />} title={text('thread.gone')} words={text('thread.gone.more')} />}
      {thread.state === 'failed' && (
        <Empty icon={<TriangleAlert size={24} />} title={text('thread.failed')} words={text('thread.failed.more')}>
          <Button onClick={() => void openThread(thread.id)}>{text('action.retry')}</Button>
        </Empty>
      )}
      {thread.state === 'ready' && (
        <div className="thread-wrap">
          <div className="thread-scroll" ref={scroller} tabIndex={-1} data-thread={thread.id} onScroll={scroll.onScroll} onKeyDown={(event) => moveByKeys(event, { onEscape, onEnd: scroll.toEnd })}>
            <div className="thread-content">
              <ThreadStart thread={thread} messageDays={messageDays} />
              <MessageList thread={thread} session={session} scroller={scroller} flashId={flashId} onReply={reply} onForward={forward} onJump={jump} />
            </div>
          </div>
          <DayLabel scroller={scroller} messages={thread.messages} onOpen={askDate} />
          {missing && <p className="thread-missing" role="status">{text('thread.missing')}</p>}
          {scroll.away && (
            <button type="button" className="thread-pill" onClick={scroll.toEnd}>
              <ArrowDown size={16} aria-hidden />
              {thread.arrivals > 0 ? text('thread.arrived', { count: thread.arrivals }) : text('thread.toEnd')}
            </button>
          )}
          <Announcer messages={thread.messages} summary={thread.summary} />
          <Viewer messages={thread.messages} />
          <LinkDialog />
          {jumping && <JumpDialog thread={thread} onJump={jumpTo} onEnd={scroll.toEnd} onClose={() => setJumping(false)} />}
        </div>
      )}
    </>
  );
}

/** A callback that keeps its identity, so that rows which did not change are not drawn anew. */
function useSteady<Arguments extends readonly unknown[], Value>(action: (...given: Arguments) => Value): (...given: Arguments) => Value {
  const newest = useRef(action);
  useLayoutEffect(() => {
    newest.current = action;
  });
  return useCallback((...given: Arguments) => newest.current(...given), []);
}
