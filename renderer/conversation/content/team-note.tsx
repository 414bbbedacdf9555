import { NotebookPen } from 'lucide-react';
import { useDirectory } from '../../bridge/directory-store.ts';
import type { MessageContent } from '../../../shared/domain/messages/content.ts';
import { useWords } from '../../text/use-words.tsx';
import { isolate } from '../../text/words.ts';
import { RichText } from './rich-text.tsx';

/** An internal note: says that it is one before it says anything else. */
export function TeamNote({ note }: { readonly note: Extract<MessageContent, { kind: 'note' }> }) {
  const { text } = useWords();
  const people = useDirectory((directory) => directory.people);
  const names = people.filter((person) => note.mentions.includes(person.id)).map((person) => isolate(person.name));
  return (
    <>
      <p className="bubble-mark"><NotebookPen size={14} aria-hidden /> {text('note.mark')}</p>
      <RichText text={note.body} />
      {names.length > 0 && <p className="content-soft">{text('note.mentions', { names: names.join(', ') })}</p>}
    </>
  );
}
