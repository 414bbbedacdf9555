import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import { useNow } from '../bridge/clock.ts';
import { dayName } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { messageAt } from './message-at.ts';

/** Pixels below the top edge at which the message lies whose day is named. */
const reading = 44;
/** Pixels below the top edge between which the label itself stands: thread.css. */
const ownPlace = [8, 32] as const;

/** The day of what is at the top of the window, where no separator says it. A click asks for another day. */
export function DayLabel({ scroller, messages, onOpen }: { readonly scroller: RefObject<HTMLDivElement | null>; readonly messages: readonly CachedMessage[]; readonly onOpen: () => void }) {
  const words = useWords();
  const now = useNow();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      // Nor where the separator is behind the label.
      const isFree = element.scrollTop >= reading && ownPlace.every((line) => messageAt(element, line) !== undefined);
      const id = isFree ? messageAt(element, reading) : undefined;
      const message = id === undefined ? undefined : messages.find((each) => each.id === id);
      // The name and not the time: it changes seldom, and drawing anew in every frame of a scroll is what makes it slow.
      setName(message === undefined ? null : dayName(words, message.at, now));
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
  }, [scroller, messages, words, now]);
  if (name === null) return null;
  return <button type="button" className="thread-label" aria-label={words.text('jump.from', { day: name })} onClick={onOpen}>{name}</button>;
}
