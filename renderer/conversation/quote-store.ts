import { useEffect } from 'react';
import { create } from 'zustand';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationId, MessageId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

type Quotes = ReadonlyMap<string, CachedMessage | 'elsewhere'>;

/** Quoted messages that are not among the loaded ones. `elsewhere`: this computer does not hold it. */
const useStore = create<{ readonly quotes: Quotes }>(() => ({ quotes: new Map() }));
const asked = new Set<string>();

async function readQuote(conversationId: ConversationId, id: MessageId): Promise<void> {
  if (asked.has(id)) return;
  asked.add(id);
  const answer = await call('messages.around', { conversationId, place: { kind: 'message', id }, limit: 1 });
  if (!answer.ok) return void asked.delete(id);
  useStore.setState(({ quotes }) => ({ quotes: new Map(quotes).set(id, answer.value.messages[0] ?? 'elsewhere') }));
}

/** What was read is forgotten when it changes: a message that was taken back is not quoted any more. */
function forget(isGone: (id: string) => boolean): void {
  for (const id of asked) if (isGone(id)) asked.delete(id);
  useStore.setState(({ quotes }) => ({ quotes: new Map([...quotes].filter(([id]) => !isGone(id))) }));
}

/** The messages that loaded ones answer and that lie outside of the window. */
export function useQuotes(conversationId: ConversationId, messages: readonly CachedMessage[], loaded: ReadonlyMap<string, CachedMessage>): Quotes {
  const quotes = useStore((state) => state.quotes);
  useEffect(() => {
    for (const { quotedMessageId } of messages) if (quotedMessageId !== null && !loaded.has(quotedMessageId)) void readQuote(conversationId, quotedMessageId);
  }, [conversationId, messages, loaded]);
  useEffect(() => {
    const stop = onChanges((changes) => {
      const ids = new Set<string>(changes.flatMap((change) => (change.kind === 'message' ? [change.id] : [])));
      const all = changes.some((change) => change.kind === 'everything');
      if (all || [...ids].some((id) => asked.has(id))) forget((id) => all || ids.has(id));
    });
    return () => {
      stop();
      forget(() => true);
    };
  }, []);
  return quotes;
}
