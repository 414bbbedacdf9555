import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { useNow } from '../bridge/clock.ts';
import { dayName } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';

/** Pixels below the top edge at which the message lies whose day is named. */
const reading = 44;
/** Pixels from the side within which every row has begun. */
const edge = 32;

/** The day of what is at the top of the window, where no separator says it. A click asks for another day. */
export function DayLabel({ scroller, messages, onOpen }: { readonly scroller: RefObject<HTMLDivElement | null>; readonly messages: readonly CachedMessage[]; readonly onOpen: () => void }) {
  const words = useWords();
  const now = useNow();
  const [at, setAt] = useState<Instant | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { left, top } = element.getBoundingClientRect();
      // At the edge, beside the label itself.
      const row = document.elementFromPoint(left + edge, top + reading)?.closest('.thread-list > *');
      const id = row instanceof HTMLElement ? row.dataset['message'] : undefined;
      const message = id === undefined ? undefined : messages.find((each) => each.id === id);
      setAt(message === undefined || element.scrollTop < reading ? null : message.at);
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    ask();
    element.addEventListener('scroll', ask, { passive: true });
    return () => {
      element.removeEventListener('scroll', ask);
      cancelAnimationFrame(frame);
    };
  }, [scroller, messages]);
  if (at === null) return null;
  const name = dayName(words, at, now);
  return <button type="button" className="thread-label" aria-label={words.text('jump.from', { day: name })} onClick={onOpen}>{name}</button>;
}
