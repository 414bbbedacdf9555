import { Activity, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Session } from '../../shared/bridge/session.ts';
import { readThread } from '../conversation/thread-store.ts';
import type { Thread } from '../conversation/thread-store.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { OpenThread } from './open-thread.tsx';

/**
 * Draws the first conversation of the list once, beside the page and while it has nothing to do, so that opening the first one is as quick as opening the tenth: what draws a
 * thread has been compiled by then. Nothing of it is seen, nobody is told that it was looked at (a hidden activity has no effects), and it is gone at once.
 */
export function WarmThread({ session, onDone }: { readonly session: Session; readonly onDone: () => void }) {
  const [thread, setThread] = useState<Thread | null>(null);
  const [place] = useState(() => document.createElement('div'));
  const firstId = useInbox((inbox) => inbox.conversations[0]?.conversation.id ?? null);
  useEffect(() => {
    if (firstId === null) return undefined;
    let isHere = true;
    void readThread(firstId).then((read) => {
      if (isHere) setThread(read);
    });
    return () => {
      isHere = false;
    };
  }, [firstId]);
  useEffect(() => {
    // What is hidden has no effect that could tell that it has been drawn.
    const observer = new MutationObserver(onDone);
    observer.observe(place, { childList: true });
    return () => observer.disconnect();
  }, [place, onDone]);
  if (thread === null) return null;
  return createPortal(<Activity mode="hidden"><OpenThread thread={thread} session={session} onTyping={ignore} /></Activity>, place);
}

function ignore(): void {}
