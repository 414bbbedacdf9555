import { StickyNote } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ConversationSummary } from '../../shared/bridge/conversation-summary.ts';
import type { Session } from '../../shared/bridge/session.ts';
import { longestNote } from '../../shared/domain/notes/accept-note.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { EmojiButton } from '../emoji/emoji-button.tsx';
import { number } from '../text/formats.ts';
import { useWords } from '../text/use-words.tsx';
import type { Words } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { findTypedWord } from '../ui/find-typed-word.ts';
import { SuggestionList } from '../ui/suggestion-list.tsx';
import { findMentions } from './find-mentions.ts';
import { matchPeople } from './match-people.ts';
import './notes.css';

type NoteFieldProps = {
  readonly summary: ConversationSummary;
  readonly session: Session;
  readonly note: string;
  readonly onWrite: (note: string) => void;
  /** Back to the answer; the note stays where it is. */
  readonly onLeave: () => void;
};

/**
 * Where a note for the team is written. It has nothing to do with sending: it knows one command, which keeps a note, and none that reaches a client. After a note
 * it stays a field for notes, so that the next words do not land in the answer by habit.
 */
export function NoteField({ summary, session, note, onWrite, onLeave }: NoteFieldProps) {
  const words = useWords();
  const { text } = words;
  const people = useDirectory((directory) => directory.people);
  const [caret, setCaret] = useState(note.length);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const [problem, setProblem] = useState<CallFailure<'notes.write'> | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const keeping = useRef(false);
  const { conversation } = summary;
  useEffect(() => {
    const read = () => {
      if (document.activeElement === field.current) setCaret(field.current?.selectionEnd ?? 0);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, []);
  const typed = findTypedWord(note, Math.min(caret, note.length), '@');
  const matches = typed === null || typed.start === left ? [] : matchPeople(people, { typed: typed.word, teamId: conversation.teamId, ownId: session.person?.id ?? null });
  const chosen = Math.min(active, matches.length - 1);
  const over = note.trim().length - longestNote;
  const isReady = note.trim() !== '' && over <= 0;

  const put = (range: { readonly start: number; readonly end: number }, put: string) => {
    onWrite(`${note.slice(0, range.start)}${put}${note.slice(range.end)}`);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(range.start + put.length, range.start + put.length);
    });
  };
  const mention = (index: number) => {
    const person = matches[index];
    if (person === undefined || typed === null) return;
    setActive(0);
    put(typed, `@${person.name} `);
  };
  const keep = async () => {
    field.current?.focus();
    if (!isReady || keeping.current) return;
    keeping.current = true;
    const answer = await call('notes.write', { conversationId: conversation.id, body: note, mentions: [...findMentions(note, people)] });
    keeping.current = false;
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    // What was typed while it was being kept is the beginning of the next one.
    const now = field.current?.value ?? note;
    onWrite(now.startsWith(note) ? now.slice(note.length) : now);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && isCommand && event.shiftKey) onLeave();
    else if (matches.length > 0 && step !== undefined) setActive((chosen + step + matches.length) % matches.length);
    else if (matches.length > 0 && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && !isCommand) mention(chosen);
    else if (matches.length > 0 && event.key === 'Escape') setLeft(typed?.start ?? null);
    else if (event.key === 'Escape' && note.trim() === '') onLeave();
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && (isCommand || session.settings.sendKey === 'enter')) void keep();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className="note-form" aria-label={text('note.name')}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {matches.length > 0 && (
        <SuggestionList
          id="note-mentions" name={text('note.people')} field={field} active={chosen} onPick={mention}
          suggestions={matches.map((person) => ({ id: person.id, node: <span><bdi>{person.name}</bdi> <span className="note-role">{text(`role.${person.role}`)}</span></span> }))}
        />
      )}
      <p className="note-label" id="note-label"><StickyNote size={16} aria-hidden /> <strong>{text('note.label')}</strong> <span>{text('note.label.more')}</span></p>
      <textarea
        ref={field} className="note-text" rows={2} dir="auto" autoFocus spellCheck aria-label={text('note.field')} aria-describedby="note-label note-status" placeholder={text('note.placeholder')}
        aria-invalid={over > 0} value={note}
        onChange={(event) => {
          setProblem(null);
          setCaret(event.target.selectionEnd);
          onWrite(event.target.value);
        }}
        onKeyDown={press}
      />
      <div className="note-foot">
        <EmojiButton onPick={(emoji) => put({ start: field.current?.selectionStart ?? note.length, end: field.current?.selectionEnd ?? note.length }, emoji)} />
        <p id="note-status" className="note-status" role={problem !== null || over > 0 ? 'alert' : undefined}>{statusWords(words, problem, over)}</p>
        <Button type="submit" className="note-keep" aria-disabled={!isReady}><StickyNote size={16} aria-hidden /> {text('note.keep')}</Button>
      </div>
    </form>
  );
}

function statusWords(words: Words, problem: CallFailure<'notes.write'> | null, over: number): string {
  const { text } = words;
  if (over > 0) return text('note.over', { count: over, limit: number(words, longestNote) });
  switch (problem?.kind) {
    case undefined:
    case 'empty':
      return '';
    case 'too-long':
      return text('note.over', { count: problem.length - problem.limit, limit: number(words, problem.limit) });
    case 'too-many-mentions':
      return text('note.tooMany', { limit: number(words, problem.limit) });
    case 'no-such-conversation':
      return text('note.gone');
    case 'refused':
      return text('fault.refused');
    case 'unexpected':
      return text('note.unexpected');
  }
}
