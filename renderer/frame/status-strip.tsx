import { ChevronDown, Info, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../shared/bridge/commands.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { timeOfDay } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { describeState } from './describe-state.ts';
import type { StateNote } from './describe-state.ts';
import './status-strip.css';

/** One quiet strip for line, number, duty, cache and clock. The most urgent note in short; all of them, with what they mean, when opened. */
export function StatusStrip({ session, lookUntil }: { readonly session: Session; readonly lookUntil: number | null }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const numbers = useDirectory((directory) => directory.numbers);
  const [open, setOpen] = useState(false);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const notes: StateNote[] = describeState(words, { session, numbers, now }).filter((note) => !dismissed.includes(note.id));
  if (lookUntil !== null) {
    const until = session.duty.until === null ? null : dutyMoment(words, session.duty, session.duty.until, now);
    notes.push({
      id: 'duty',
      tone: 'calm',
      words: until === null ? text('state.looking.open') : text('state.looking', { time: until }),
      more: text('state.looking.more', { time: timeOfDay(words, lookUntil) }),
    });
  }
  const first = notes[0];
  return (
    <div role="status" className="strip-place">
      {first !== undefined && (
        <div className="strip" data-tone={first.tone}>
          <button type="button" className="strip-line" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Sign tone={first.tone} />
            <span className="strip-words">{notes.map((note) => note.words).join(' · ')}</span>
            <span className="strip-more">{text('state.details')}</span>
            <ChevronDown size={16} aria-hidden className="strip-arrow" />
          </button>
          {open && (
            <ul className="strip-notes">
              {notes.map((note) => (
                <li key={note.id} data-tone={note.tone}>
                  <Sign tone={note.tone} />
                  <p><strong>{note.words}</strong> {note.more}</p>
                  {note.dismissible === true && (
                    <button type="button" className="strip-dismiss" aria-label={`${text('state.dismiss')}: ${note.words}`} onClick={() => setDismissed([...dismissed, note.id])}>
                      <X size={16} aria-hidden />
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function Sign({ tone }: { readonly tone: StateNote['tone'] }) {
  return tone === 'calm' ? <Info size={16} aria-hidden className="strip-sign" /> : <TriangleAlert size={16} aria-hidden className="strip-sign" data-tone={tone} />;
}
