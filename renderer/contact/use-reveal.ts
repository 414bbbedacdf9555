import { useCallback, useEffect, useState } from 'react';
import type { RevealReason } from '../../shared/domain/contacts/reveal.ts';
import type { ContactId } from '../../shared/kernel/ids.ts';
import { second } from '../../shared/kernel/time.ts';
import { after, readClock } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';

/** A number is shown for so long, then it is masked again. */
export const revealTime = 60 * second;

/**
 * The whole number of a contact, for a minute: it lives in this place of the page alone, and goes with it.
 *
 * @returns `left`: seconds until it is masked; `ask` answers the kind of failure, or null.
 */
export function useReveal(contactId: ContactId): {
  readonly number: string | null;
  readonly left: number;
  readonly ask: (reason: RevealReason, words: string) => Promise<{ readonly kind: string } | null>;
  readonly hide: () => void;
} {
  const [shown, setShown] = useState<{ readonly number: string; readonly until: number } | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (shown === null) return undefined;
    let cancel: () => void = () => undefined;
    const tick = () => {
      const rest = shown.until - readClock();
      setLeft(Math.max(0, Math.ceil(rest / second)));
      if (rest <= 0) setShown(null);
      else cancel = after(Math.min(rest, second), tick);
    };
    tick();
    return () => cancel();
  }, [shown]);
  const ask = useCallback(
    async (reason: RevealReason, words: string) => {
      const answer = await call('contacts.reveal', { contactId, reason, words });
      if (!answer.ok) return answer.error;
      setShown({ number: answer.value.number, until: readClock() + revealTime });
      return null;
    },
    [contactId],
  );
  return { number: shown?.number ?? null, left, ask, hide: () => setShown(null) };
}
