import { useCallback, useEffect, useState } from 'react';
import type { CommandResponse } from '../../shared/bridge/commands.ts';
import type { Holding } from '../../shared/domain/search/search-filters.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

const pageSize = 24;

type Shared = CommandResponse<'messages.shared'>['shared'];

/** What was shared in a conversation of one kind, page by page; read anew when a message of it changes. Null: not read yet. */
export function useShared(conversationId: ConversationId, holding: Holding): { readonly shared: Shared | null; readonly more: (() => void) | null } {
  const [pages, setPages] = useState<{ readonly shared: Shared; readonly complete: boolean } | null>(null);
  const read = useCallback(
    async (before: number | null, size: number) => {
      const answer = await call('messages.shared', { conversationId, holding, before, limit: size });
      return answer.ok ? { shared: answer.value.shared, complete: answer.value.shared.length < size } : null;
    },
    [conversationId, holding],
  );
  useEffect(() => {
    let stopped = false;
    const begin = async () => {
      const page = await read(null, pageSize);
      if (!stopped && page !== null) setPages(page);
    };
    void begin();
    const stop = onChanges((changes) => {
      if (changes.some((change) => change.kind === 'everything' || (change.kind === 'message' && change.conversationId === conversationId))) void begin();
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [read, conversationId]);
  const last = pages?.shared.at(-1);
  const more = async () => {
    if (last === undefined) return;
    const page = await read(last.place, pageSize);
    if (page !== null) setPages((known) => ({ shared: [...(known?.shared ?? []).filter((one) => one.place >= last.place), ...page.shared], complete: page.complete }));
  };
  return { shared: pages?.shared ?? null, more: pages === null || pages.complete ? null : () => void more() };
}
