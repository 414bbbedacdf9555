import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useWords } from '../text/use-words.tsx';
import { oneLine } from '../text/words.ts';
import { findTypedWord } from '../ui/find-typed-word.ts';
import { SuggestionList } from '../ui/suggestion-list.tsx';
import { wordsForContact } from './insert-quick-reply.ts';
import { matchQuickReplies } from './match-quick-replies.ts';
import { followQuickReplies, useQuickReplies } from './quick-replies-store.ts';
import { scopeWords } from './scope-words.ts';
import { isSlashOpen, noteTyped, useSlash } from './slash-store.ts';
import './quick-replies.css';

type SlashListProps = {
  readonly body: string;
  readonly contact: Contact;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onPick: (index: number) => void;
};

/** The quick replies that answer to a `/` at the beginning of a word, each with the words that would be put in. */
export function SlashList({ body, contact, field, onPick }: SlashListProps) {
  const words = useWords();
  const { text } = words;
  const { reading } = useQuickReplies();
  const teams = useDirectory((directory) => directory.teams);
  const [caret, setCaret] = useState(0);
  useEffect(() => followQuickReplies(), []);
  useEffect(() => {
    const read = () => {
      if (document.activeElement === field.current) setCaret(field.current?.selectionEnd ?? 0);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [field]);
  const quickReplies = reading.state === 'ready' ? reading.quickReplies : null;
  useEffect(() => {
    const typed = quickReplies === null ? null : findTypedWord(body, Math.min(caret, body.length), '/');
    noteTyped(typed, typed === null || quickReplies === null ? [] : matchQuickReplies(quickReplies, typed.word));
    return () => noteTyped(null, []);
  }, [body, caret, quickReplies]);
  const slash = useSlash();
  if (!isSlashOpen(slash)) return null;
  return (
    <>
      <p className="hidden-words" role="status">{text('quick.found', { count: slash.matches.length })}</p>
      <SuggestionList
        id="quick-replies" name={text('quick.list')} field={field} active={slash.active} onPick={onPick}
        suggestions={slash.matches.map((reply) => ({
          id: reply.id,
          node: (
            <span className="quick-line">
              <strong className="quick-shortcut">/{reply.shortcut}</strong> <span className="quick-title"><bdi>{reply.title}</bdi></span> <span className="quick-scope">{scopeWords(words, reply.scope, teams)}</span>
              <span className="quick-body" dir="auto">{oneLine(wordsForContact(reply, contact, words).text)}</span>
            </span>
          ),
        }))}
      />
    </>
  );
}
