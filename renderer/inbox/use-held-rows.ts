import { useRef, useState } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { after } from '../bridge/clock.ts';
import { holdOrder } from './hold-order.ts';

/** A pointer that has not moved for this long does not aim at a row any more. Half a second is a slow click; four times that is safe. */
const restMs = 2_000;

/**
 * Rows keep their places while the pointer moves over them, so that nobody opens another one than they aimed at.
 * @param list tells lists apart: another list is shown at once.
 */
export function useHeldRows(wanted: readonly ConversationSummary[], list: string) {
  const [held, setHeld] = useState<{ readonly list: string; readonly rows: readonly ConversationSummary[] } | null>(null);
  const rest = useRef<(() => void) | null>(null);
  const holds = held !== null && held.list === list && held.rows.length > 0;
  const shown = holds ? holdOrder(held.rows, wanted) : { rows: wanted, waiting: 0 };

  const release = () => {
    rest.current?.();
    rest.current = null;
    setHeld(null);
  };
  const aim = () => {
    rest.current?.();
    rest.current = after(restMs, () => setHeld(null));
    if (!holds) setHeld({ list, rows: wanted });
  };
  return { rows: shown.rows, waiting: shown.waiting, aim, release };
}
