import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveStretch } from '../../shared/bridge/archive.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';

type State = 'loading' | 'ready' | 'offline' | 'refused' | 'gone';

/** Reads a stretch of the archive around a message and goes on from its ends. It lives as long as the view; a late answer is dropped with it. */
export function useStretch(conversationId: ConversationId, messageId: MessageId | null): {
  readonly stretch: ArchiveStretch | null;
  readonly state: State;
  readonly goOn: (how: 'before' | 'after') => void;
  readonly retry: () => void;
} {
  const [stretch, setStretch] = useState<ArchiveStretch | null>(null);
  const [state, setState] = useState<State>('loading');
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const read = useCallback(
    async (at: { readonly how: 'around' | 'before' | 'after'; readonly id: MessageId } | null, join: (known: ArchiveStretch | null, more: ArchiveStretch) => ArchiveStretch) => {
      setState('loading');
      const answer = await call('archive.read', { conversationId, at });
      if (!alive.current) return;
      if (answer.ok) setStretch((known) => join(known, answer.value));
      setState(answer.ok ? 'ready' : answer.error.kind === 'offline' || answer.error.kind === 'gone' ? answer.error.kind : 'refused');
    },
    [conversationId],
  );
  const begin = useCallback(() => void read(messageId === null ? null : { how: 'around', id: messageId }, (_, more) => more), [read, messageId]);
  useEffect(begin, [begin]);
  const goOn = (how: 'before' | 'after') => {
    const end = how === 'before' ? stretch?.messages[0] : stretch?.messages.at(-1);
    if (end === undefined || state === 'loading') return;
    void read({ how, id: end.id }, (known, more) => {
      if (known === null) return more;
      return how === 'before'
        ? { ...known, messages: [...more.messages, ...known.messages], hasOlder: more.hasOlder }
        : { ...known, messages: [...known.messages, ...more.messages], hasNewer: more.hasNewer };
    });
  };
  return { stretch, state, goOn, retry: begin };
}
