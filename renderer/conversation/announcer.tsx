import { useEffect, useRef, useState } from 'react';
import type { CachedMessage, ConversationSummary } from '../../shared/bridge/commands.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';

/** Speaks what the contact writes while the thread is open; not what was there when it was opened, and not our own words. */
export function Announcer({ messages, summary }: { readonly messages: readonly CachedMessage[]; readonly summary: ConversationSummary | null }) {
  const words = useWords();
  const [spoken, setSpoken] = useState('');
  const last = useRef(messages.at(-1)?.id ?? null);
  const newest = messages.at(-1);
  useEffect(() => {
    if (newest === undefined || newest.id === last.current) return;
    last.current = newest.id;
    if (newest.author.kind !== 'contact' || summary === null) return;
    setSpoken(words.text('thread.spoken', { name: isolate(contactName(words, summary.contact)), words: isolate(messagePreview(words, newest)) }));
  }, [newest, summary, words]);
  return <p className="hidden-words" aria-live="polite">{spoken}</p>;
}
