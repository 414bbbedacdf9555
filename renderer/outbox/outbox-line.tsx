import { ChevronRight, Clock } from 'lucide-react';
import type { Session } from '../../shared/bridge/session.ts';
import { useNow } from '../bridge/clock.ts';
import { useWords } from '../text/use-words.tsx';
import { isStuck } from './describe-entry.ts';
import { useOutbox } from './outbox-store.ts';
import './outbox.css';

/** One quiet line while something waits for longer than a moment; it opens what waits. */
export function OutboxLine({ session, onOpen }: { readonly session: Session; readonly onOpen: () => void }) {
  const { text } = useWords();
  const now = useNow();
  const entries = useOutbox((state) => state.entries);
  const stuck = entries.filter((entry) => isStuck(entry, { connection: session.connection.state, now }));
  if (stuck.length === 0) return null;
  const refused = stuck.filter(({ state }) => state === 'refused').length;
  return (
    <button type="button" className="outbox-line" data-refused={refused > 0} onClick={onOpen}>
      <Clock size={16} aria-hidden />
      <span>{refused > 0 ? text('outbox.refused', { count: refused }) : text('outbox.waiting', { count: stuck.length })}</span>
      <ChevronRight size={16} aria-hidden />
    </button>
  );
}
