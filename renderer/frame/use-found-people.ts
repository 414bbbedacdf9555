import { useCallback, useRef, useState } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { call } from '../bridge/call.ts';

/** More than the palette shows of one kind, so that its own order has a choice. */
const mostFound = 20;

/** Conversations whose contact answers to what is typed, from all that this computer holds; the answer to the last question counts. */
export function useFoundPeople(): { readonly found: readonly ConversationSummary[]; readonly lookUp: (query: string) => void } {
  const [found, setFound] = useState<readonly ConversationSummary[]>([]);
  const asked = useRef('');
  const lookUp = useCallback((query: string) => {
    asked.current = query;
    if (query.trim() === '') return setFound([]);
    void call('people.search', { query, limit: mostFound }).then((answer) => {
      if (answer.ok && asked.current === query) setFound(answer.value.people);
    });
  }, []);
  return { found, lookUp };
}
