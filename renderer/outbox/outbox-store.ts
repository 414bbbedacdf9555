import { create } from 'zustand';
import type { WaitingEntry } from '../../shared/bridge/waiting-entry.ts';
import type { MessageId } from '../../shared/kernel/ids.ts';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

type Outbox = {
  /** Oldest first. */
  readonly entries: readonly WaitingEntry[];
  /** Share of a file that has gone, 0 to 1. */
  readonly uploads: Readonly<Record<MessageId, number>>;
};

export const useOutbox = create<Outbox>(() => ({ entries: [], uploads: {} }));

async function read(): Promise<void> {
  const answer = await call('outbox.list', null);
  if (!answer.ok) return;
  const { entries } = answer.value;
  const here = new Set<string>(entries.map(({ id }) => id));
  useOutbox.setState(({ uploads }) => ({ entries, uploads: Object.fromEntries(Object.entries(uploads).filter(([id]) => here.has(id))) }));
}

/** Keeps what waits as main announces it. */
export function followOutbox(): () => void {
  void read();
  return onChanges((changes) => {
    for (const change of changes) {
      if (change.kind === 'upload') useOutbox.setState(({ uploads }) => ({ uploads: { ...uploads, [change.id]: change.size === 0 ? 1 : change.sent / change.size } }));
    }
    if (changes.some(({ kind }) => kind === 'outbox' || kind === 'everything')) void read();
  });
}
