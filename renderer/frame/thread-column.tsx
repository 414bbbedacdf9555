import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { CachedMessage, Session } from '../../shared/bridge/commands.ts';
import { call } from '../bridge/call.ts';
import { Composer } from '../composer/composer.tsx';
import { quoteMessage } from '../composer/composer-store.ts';
import { ContactPanel } from '../contact/contact-panel.tsx';
import { Thread } from '../conversation/thread.tsx';
import { followThread } from '../conversation/refresh-thread.ts';
import { closeThread, openThread, useThread } from '../conversation/thread-store.ts';
import { FindBar } from '../search/find-bar.tsx';
import { useWords } from '../text/use-words.tsx';
import { Modal } from '../ui/modal.tsx';
import { Empty } from '../ui/states.tsx';
import { ThreadToolsPlace } from './thread-tools-place.tsx';
import { useTellingPresence } from './use-telling-presence.ts';
import { openConversation, togglePanel, useNavigation } from './navigation-store.ts';
import { findEverywhere } from './find-everywhere.ts';
import { useReadAhead } from './use-read-ahead.ts';

/** Rail and panel, and the least that a thread needs beside them to be read with ease. Pixels. */
const panelSpace = 56 + 320 + 400;

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** The open conversation with its composer, and the panel about the contact: beside it, or as a sheet where the window is narrow. */
export function ThreadColumn({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const conversationId = useNavigation((navigation) => navigation.conversationId);
  const target = useNavigation((navigation) => navigation.target);
  const panelOpen = useNavigation((navigation) => navigation.panelOpen);
  const listWidth = useNavigation((navigation) => navigation.listWidth);
  const thread = useThread((state) => state.thread);
  const isWide = useSyncExternalStore(onResize, () => window.innerWidth >= Math.max(900, panelSpace + listWidth));
  const tellTyping = useTellingPresence(conversationId);
  const composerField = useRef<HTMLTextAreaElement>(null);

  useReadAhead();
  useEffect(() => followThread(), []);
  useEffect(() => {
    if (conversationId === null) closeThread();
    else void openThread(conversationId);
  }, [conversationId]);
  useEffect(() => {
    void call('conversations.view', { id: conversationId });
    return () => void call('conversations.view', { id: null });
  }, [conversationId]);

  if (conversationId === null || thread === null || thread.id !== conversationId) {
    return (
      <div className="thread-column">
        <section className="thread-area" aria-label={text('thread.name')}>
          {conversationId === null && <Empty icon={<MessagesSquare size={24} />} title={text('thread.none')} words={text('thread.none.more')} />}
        </section>
      </div>
    );
  }
  const { summary } = thread;
  const focusComposer = () => composerField.current?.focus();
  const panel = summary === null ? null : <ContactPanel summary={summary} messages={thread.messages} session={session} onOpen={(id, messageId) => openConversation(id, messageId)} />;
  return (
    <div className="thread-column">
      <section className="thread-area" aria-label={text('thread.name')} onInput={(event) => { if ((event.target as Element).closest('.composer') !== null) tellTyping(); }}>
        <FindBar conversationId={thread.id} onJump={(messageId) => openConversation(thread.id, messageId)} onEverywhere={findEverywhere} />
        <Thread
          key={thread.id} thread={thread} target={target} session={session} panelOpen={panelOpen}
          tools={summary === null ? null : <ThreadToolsPlace summary={summary} session={session} />}
          onBack={() => openConversation(null)} onPanel={togglePanel} onEscape={focusComposer}
          onReply={(message: CachedMessage) => {
            quoteMessage(thread.id, message);
            // After the menu has given the focus back.
            requestAnimationFrame(focusComposer);
          }}
        />
        {summary !== null && thread.state === 'ready' && <Composer key={`composer ${thread.id}`} summary={summary} session={session} field={composerField} messages={thread.messages} />}
      </section>
      {panelOpen && isWide && <section className="panel-side" aria-label={text('panel.name')}>{panel}</section>}
      {panelOpen && !isWide && (
        <Modal look="sheet" title={text('panel.name')} closeName={text('action.close')} onClose={togglePanel}>
          {panel}
        </Modal>
      )}
    </div>
  );
}
