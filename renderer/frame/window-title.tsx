import { useEffect } from 'react';
import { unreadTotal, useInbox } from '../inbox/inbox-store.ts';
import { useWords } from '../text/use-words.tsx';

/** The window's title, with how many messages are unread. A part of its own, because the number changes with every message: nothing else is drawn for it. */
export function WindowTitle({ quiet }: { readonly quiet: boolean }) {
  const { text } = useWords();
  const unread = useInbox(unreadTotal);
  useEffect(() => {
    // No count reaches the title bar, or the task bar below it, while the person is off.
    document.title = quiet || unread === 0 ? 'Deskline' : text('frame.title', { count: unread });
    return () => {
      document.title = 'Deskline';
    };
  }, [quiet, unread, text]);
  return null;
}
