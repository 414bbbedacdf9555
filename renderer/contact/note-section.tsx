import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { longestContactNote } from '../../shared/domain/contacts/contact-care-choices.ts';
import { useNow } from '../bridge/clock.ts';
import { call } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { exactTime, moment } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { setNoteDraft, useNoteDraft } from './note-draft.ts';
import type { NoteDraft } from './note-draft.ts';
import { problemWords } from './problem-words.ts';

/** From here on it is said how much still fits. */
const tellLeft = 200;

/** What colleagues should know about the contact. Looks like a note everywhere: other colour, other edge, and said to be never sent. */
export function NoteSection({ contact }: { readonly contact: Contact }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const people = useDirectory((directory) => directory.people);
  const draft = useNoteDraft(contact.id);
  const setDraft = (next: NoteDraft | null) => setNoteDraft(contact.id, next);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { note } = contact;
  const revision = note?.revision ?? 0;
  const writer = isolate(people.find((person) => person.id === note?.editedBy)?.name ?? text('author.us'));
  const conflict = draft !== null && draft.revision !== revision;
  const left = longestContactNote - (draft?.text.length ?? 0);
  const save = async () => {
    if (draft === null || busy) return;
    setBusy(true);
    // What was shown as changed meanwhile has been read: it is replaced knowingly.
    const answer = await call('contacts.writeNote', { contactId: contact.id, text: draft.text.trim(), revision: conflict ? revision : draft.revision });
    setBusy(false);
    if (answer.ok) setDraft(null);
    setProblem(answer.ok ? null : problemWords(words, answer.error));
  };
  return (
    <section className="panel-section" aria-label={text('about.note')}>
      <h3>{text('about.note')}</h3>
      {(note === undefined || note.text === '') && draft === null && <p className="panel-soft">{text('about.note.empty')} {text('about.note.lead')}</p>}
      {note !== undefined && note.text !== '' && (draft === null || conflict) && (
        <div className="panel-note">
          {conflict && <p className="panel-soft">{text('about.note.now', { name: writer })}</p>}
          <p className="panel-note-words" dir="auto">{note.text}</p>
          <p className="panel-soft"><time title={exactTime(words, note.editedAt)}>{text('about.note.by', { name: writer, time: moment(words, note.editedAt, now) })}</time></p>
        </div>
      )}
      {draft === null ? (
        <Button className="panel-start" onClick={() => { setProblem(null); setDraft({ text: note?.text ?? '', revision }); }}>
          <StickyNote size={15} aria-hidden /> {text(note === undefined || note.text === '' ? 'about.note.write' : 'about.note.edit')}
        </Button>
      ) : (
        <form className="panel-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <label className="panel-field">
            {text('about.note.field')}
            <textarea
              className="panel-note-field" rows={5} autoFocus value={draft.text} maxLength={longestContactNote} onChange={(event) => setDraft({ ...draft, text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
              }}
            />
          </label>
          {left <= tellLeft && <p className="panel-soft">{text('about.note.left', { count: left })}</p>}
          {conflict && problem === null && <p role="alert" className="panel-problem">{text('about.problem.conflict')}</p>}
          {problem !== null && <p role="alert" className="panel-problem">{problem}</p>}
          <div className="panel-actions">
            <Button onClick={() => setDraft(null)}>{text('about.note.cancel')}</Button>
            <Button type="submit" look="main" disabled={busy}>{text('about.note.save')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
