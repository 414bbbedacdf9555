import { useRef, useSyncExternalStore } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { readClock } from '../bridge/clock.ts';
import { Composer } from '../composer/composer.tsx';
import { quoteMessage } from '../composer/composer-store.ts';
import { Thread } from '../conversation/thread.tsx';
import type { useThread } from '../conversation/thread-store.ts';
import { FindBar } from '../search/find-bar.tsx';
import { useWords } from '../text/use-words.tsx';
import { later } from '../ui/later.tsx';
import { Modal } from '../ui/modal.tsx';
import { ThreadToolsPlace } from './thread-tools-place.tsx';
import { openConversation, togglePanel, useListWidth, useNavigation } from './navigation-store.ts';
import { forwardMessage } from './forward-message.ts';
import { forwardWords } from './forward-words.ts';
import { findEverywhere } from './find-everywhere.ts';

const ContactPanel = later(() => import('../contact/contact-panel.tsx').then((part) => part.ContactPanel));

/** Rail and panel, and the least that a thread needs beside them to be read with ease. Pixels. */
const panelSpace = 56 + 320 + 400;

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

type OpenThreadProps = { readonly thread: NonNullable<ReturnType<typeof useThread.getState>['thread']>; readonly session: Session; readonly onTyping: () => void };

/** A conversation that has been read, with its composer, and the panel about the contact: beside it, or as a sheet where the window is narrow. */
export function OpenThread({ thread, session, onTyping }: OpenThreadProps) {
  const words = useWords();
  const { text } = words;
  const target = useNavigation((navigation) => navigation.target);
  const panelOpen = useNavigation((navigation) => navigation.panelOpen);
  const listWidth = useListWidth(session);
  const isWide = useSyncExternalStore(onResize, () => window.innerWidth >= Math.max(900, panelSpace + listWidth));
  const composerField = useRef<HTMLTextAreaElement>(null);
  const { summary } = thread;
  const focusComposer = () => composerField.current?.focus();
  const panel = summary === null ? null : <ContactPanel summary={summary} messages={thread.messages} session={session} onOpen={(id, messageId) => openConversation(id, messageId)} />;
  return (
    <div className="thread-column">
      <section className="thread-area" aria-label={text('thread.name')} onInput={(event) => { if ((event.target as Element).closest('.composer') !== null) onTyping(); }}>
        <FindBar conversationId={thread.id} onJump={(messageId) => openConversation(thread.id, messageId)} onEverywhere={findEverywhere} />
        <Thread
          key={thread.id} thread={thread} target={target} session={session} panelOpen={panelOpen}
          tools={summary === null ? null : <ThreadToolsPlace summary={summary} session={session} />}
          onBack={() => openConversation(null)} onPanel={togglePanel} onEscape={focusComposer}
          onForward={async (message, to) => {
            const failure = await forwardMessage(message, to);
            return failure === null ? null : forwardWords(words, failure, readClock());
          }}
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
