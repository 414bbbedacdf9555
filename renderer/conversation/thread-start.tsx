import { useEffect, useState } from 'react';
import { after } from '../bridge/clock.ts';
import type { Thread } from './thread-store.ts';
import { useWords } from '../text/use-words.tsx';
import { useLoading } from './load-more.ts';

/**
 * Milliseconds that one waits for earlier messages before it is said: else it would be said and taken back with every few turns of the wheel, and each time the whole
 * thread be laid out and painted for it.
 */
const patienceMs = 300;

/** What stands above the first message that is shown: how long messages are kept (`messageDays` null: in memory alone), or that earlier ones are on their way. */
export function ThreadStart({ thread, messageDays }: { readonly thread: Thread; readonly messageDays: number | null }) {
  const { text } = useWords();
  const isComing = useLoading(({ side, moves }) => side === 'earlier' && moves === thread.moves);
  const isWaited = useLasting(isComing, patienceMs);
  const kept = messageDays === null ? text('thread.startInMemory') : text('thread.start', { count: messageDays });
  return <p className="thread-start">{!thread.hasEarlier ? kept : isWaited ? text('thread.earlier') : ' '}</p>;
}

/** True once something has been so for a while without a break. */
function useLasting(isSo: boolean, forMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return setLasting(false);
    return after(forMs, () => setLasting(true));
  }, [isSo, forMs]);
  return isLasting;
}
