import { useEffect, useRef, useState } from 'react';
import type { CachedMessage } from '../../shared/bridge/cached-message.ts';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import { contactName } from '../text/contact-words.ts';
import { messagePreview } from '../text/content-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { compareCursors } from './merge-page.ts';
import type { Cursor } from './merge-page.ts';

/** Speaks what the contact writes while the thread is open; not what was there when it was opened, and not our own words. */
export function Announcer({ messages, summary }: { readonly messages: readonly CachedMessage[]; readonly summary: ConversationSummary | null }) {
  const words = useWords();
  const [spoken, setSpoken] = useState('');
  const last = useRef<Cursor | null>(messages.at(-1) ?? null);
  const newest = messages.at(-1);
  useEffect(() => {
    // A jump shows other messages; only what is newer than all before has just come.
    if (newest === undefined || (last.current !== null && compareCursors(newest, last.current) <= 0)) return;
    last.current = newest;
    if (newest.author.kind !== 'contact' || summary === null) return;
    setSpoken(words.text('thread.spoken', { name: isolate(contactName(words, summary.contact)), words: isolate(messagePreview(words, newest)) }));
  }, [newest, summary, words]);
  return <p className="hidden-words" aria-live="polite">{spoken}</p>;
}
