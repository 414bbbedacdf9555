import type { Thread } from './thread-store.ts';
import { useWords } from '../text/use-words.tsx';
import { useLoading } from './load-more.ts';

/** What stands above the first message that is shown: how long messages are kept, or that earlier ones are on their way. */
export function ThreadStart({ thread, messageDays }: { readonly thread: Thread; readonly messageDays: number }) {
  const { text } = useWords();
  const isComing = useLoading(({ side, moves }) => side === 'earlier' && moves === thread.moves);
  return <p className="thread-start">{!thread.hasEarlier ? text('thread.start', { count: messageDays }) : isComing ? text('thread.earlier') : ' '}</p>;
}
