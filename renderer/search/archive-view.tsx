import { ArchiveX, ArrowLeft, CloudOff, FileX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { contactName } from '../text/contact-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Empty, Skeleton } from '../ui/states.tsx';
import { ArchiveMessages } from './archive-messages.tsx';
import { useStretch } from './use-stretch.ts';
import './archive-view.css';

type ArchiveViewProps = {
  readonly conversationId: ConversationId;
  /** The message that was found; null: the newest ones. */
  readonly messageId: MessageId | null;
  readonly session: Session;
  readonly onBack: () => void;
  readonly onOpen: (id: ConversationId) => void;
};

/** A stretch of a conversation as the company keeps it: to be read, not to be answered, and gone from this computer when it is closed. */
export function ArchiveView({ conversationId, messageId, session, onBack, onOpen }: ArchiveViewProps) {
  const words = useWords();
  const { text } = words;
  const company = isolate(session.company?.name ?? '');
  const { stretch, state, goOn, retry } = useStretch(conversationId, messageId);
  const [isHere, setHere] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    void call('conversations.read', { id: conversationId }).then((answer) => setHere(answer.ok && answer.value !== null));
  }, [conversationId]);
  const { state: line } = session.connection;
  useEffect(() => {
    if (line === 'online' && state === 'offline') retry();
  }, [line, state, retry]);
  const name = stretch === null ? '' : contactName(words, stretch.contact);
  return (
    <section className="archive" aria-label={text('archive.name', { name: isolate(name) })}>
      <header className="archive-head">
        <IconButton name={text('archive.back')} onClick={onBack}><ArrowLeft size={18} aria-hidden /></IconButton>
        <div className="archive-title">
          <h2 ref={head} tabIndex={-1}><bdi>{text('archive.name', { name: isolate(name) })}</bdi></h2>
          <p>{text('archive.lead', { company })}</p>
        </div>
        {isHere && <Button onClick={() => onOpen(conversationId)}>{text('archive.open')}</Button>}
      </header>
      {state === 'loading' && stretch === null && <Skeleton look="thread" rows={6} words={text('archive.loading')} />}
      {state === 'offline' && stretch === null && <Empty icon={<CloudOff size={24} />} title={text('archive.offline', { company })} words={text('archive.offline.more')} />}
      {state === 'refused' && stretch === null && (
        <Empty icon={<ArchiveX size={24} />} title={text('archive.refused', { company })} words={text('archive.refused.more')}>
          <Button onClick={retry}>{text('action.retry')}</Button>
        </Empty>
      )}
      {state === 'gone' && stretch === null && <Empty icon={<FileX size={24} />} title={text('archive.gone')} words={text('archive.gone.more')} />}
      {stretch !== null && <ArchiveMessages stretch={stretch} foundId={messageId} busy={state === 'loading'} troubled={state !== 'ready' && state !== 'loading' ? text('archive.offline', { company }) : null} onGoOn={goOn} />}
    </section>
  );
}
