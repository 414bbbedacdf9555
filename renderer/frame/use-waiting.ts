import { useEffect, useState } from 'react';
import { onChanges } from '../bridge/announcements.ts';
import { call } from '../bridge/call.ts';

/** How many messages have not left this computer: `waiting` go out by themselves, `refused` need the person. */
export type Waiting = { readonly waiting: number; readonly refused: number };

const none: Waiting = { waiting: 0, refused: 0 };

/** Counts the outbox, as main announces it. @param reads this person sends messages at all. */
export function useWaiting(reads: boolean): Waiting {
  const [waiting, setWaiting] = useState(none);
  useEffect(() => {
    if (!reads) return undefined;
    const read = async () => {
      const answer = await call('outbox.list', null);
      if (!answer.ok) return;
      const refused = answer.value.entries.filter((entry) => entry.state === 'refused').length;
      const next = { waiting: answer.value.entries.length - refused, refused };
      setWaiting((before) => (before.waiting === next.waiting && before.refused === next.refused ? before : next));
    };
    void read();
    return onChanges((changes) => {
      if (changes.some(({ kind }) => kind === 'outbox' || kind === 'everything')) void read();
    });
  }, [reads]);
  return waiting;
}
