import { MessagesSquare } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import { followThread } from '../conversation/refresh-thread.ts';
import { closeThread, openThread, useThread } from '../conversation/thread-store.ts';
import { useWords } from '../text/use-words.tsx';
import { later, restLoaded } from '../ui/later.tsx';
import { Empty } from '../ui/states.tsx';
import { useNavigation } from './navigation-store.ts';
import { useReadAhead } from './use-read-ahead.ts';
import { useTellingPresence } from './use-telling-presence.ts';

const OpenThread = later(() => import('./open-thread.tsx').then((part) => part.OpenThread), () => <ThreadRoom />);

const WarmThread = later(() => import('./warm-thread.tsx').then((part) => part.WarmThread));

/** The place of the open conversation. */
export function ThreadColumn({ session }: { readonly session: Session }) {
  const { text } = useWords();
  const conversationId = useNavigation((navigation) => navigation.conversationId);
  const thread = useThread((state) => state.thread);
  const [warmth, setWarmth] = useState<'cold' | 'warming' | 'warm'>('cold');
  const endWarming = useCallback(() => setWarmth('warm'), []);
  const tellTyping = useTellingPresence(conversationId);

  useReadAhead();
  useEffect(() => {
    void restLoaded.then(() => setWarmth('warming'));
  }, []);
  useEffect(() => followThread(), []);
  useEffect(followChoice, []);
  useEffect(() => {
    void call('conversations.view', { id: conversationId });
    return () => void call('conversations.view', { id: null });
  }, [conversationId]);

  if (conversationId !== null && thread !== null && thread.id === conversationId) return <OpenThread thread={thread} session={session} onTyping={tellTyping} />;
  return (
    <ThreadRoom>
      {conversationId === null && <Empty icon={<MessagesSquare size={24} />} title={text('thread.none')} words={text('thread.none.more')} />}
      {warmth === 'warming' && <WarmThread session={session} onDone={endWarming} />}
    </ThreadRoom>
  );
}

/** Opens what is navigated to in the same turn, so that the list and a thread that was read ahead are drawn at once and not one after the other. */
function followChoice(): () => void {
  const open = (id: ConversationId | null) => (id === null ? closeThread() : void openThread(id));
  open(useNavigation.getState().conversationId);
  return useNavigation.subscribe((now, before) => {
    if (now.conversationId !== before.conversationId) open(now.conversationId);
  });
}

/** The room of a thread, with nothing in it yet. */
function ThreadRoom({ children }: { readonly children?: ReactNode }) {
  const { text } = useWords();
  return (
    <div className="thread-column">
      <section className="thread-area" aria-label={text('thread.name')}>{children}</section>
    </div>
  );
}
