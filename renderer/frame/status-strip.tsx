import { ChevronUp, Info, Moon, TriangleAlert, Wifi, X } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useNow } from '../bridge/clock.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { inboundWords } from '../text/inbound-words.ts';
import { timeOfDay } from '../text/time-words.ts';
import { useWords } from '../text/use-words.tsx';
import { describeState } from './describe-state.ts';
import type { StateNote } from './describe-state.ts';
import { useWaiting } from './use-waiting.ts';
import './status-strip.css';

/**
 * One quiet line at the foot for line, number, outbox, duty, cache and clock. It is always there and always as high, so that nothing moves when the line goes or comes
 * back; what the notes mean opens over the page, not into it.
 */
export function StatusStrip({ session, lookUntil }: { readonly session: Session; readonly lookUntil: number | null }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const numbers = useDirectory((directory) => directory.numbers);
  const waiting = useWaiting(session.person?.role !== 'admin');
  const [open, setOpen] = useState(false);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const notes: StateNote[] = describeState(words, { session, numbers, now, waiting }).filter((note) => !dismissed.includes(note.id));
  const until = session.duty.until === null ? null : dutyMoment(words, session.duty, session.duty.until, now);
  if (lookUntil !== null) {
    notes.push({
      id: 'duty',
      tone: 'calm',
      words: until === null ? text('state.looking.open') : text('state.looking', { time: until }),
      more: text('state.looking.more', { time: timeOfDay(words, lookUntil) }),
    });
  }
  const [first] = notes;
  const inbound = first === undefined ? inboundWords(words, session.connection.inboundVerifiedAt, now) : null;
  const duty = until === null ? text(`duty.${session.duty.state}`) : text(`duty.${session.duty.state}.until`, { time: until });
  return (
    <footer className="strip" data-tone={first?.tone ?? 'well'} aria-label={text('state.name')} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      {open && first !== undefined && (
        <ul className="strip-notes" id="strip-notes">
          {notes.map((note) => (
            <li key={note.id}>
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
      {first === undefined ? <Wifi size={14} aria-hidden className="strip-sign" /> : <Sign tone={first.tone} />}
      <p role="status" className="strip-words">{first === undefined ? text('state.online') : notes.map((note) => note.words).join(' · ')}</p>
      {/* Beside the part that is read out: it changes every minute. */}
      {inbound !== null && <p className="strip-inbound figures">{inbound}</p>}
      {session.connection.state === 'offline' && <button type="button" className="strip-button" onClick={() => void call('connection.retry', null)}>{text('state.retry')}</button>}
      {first !== undefined && (
        <button type="button" className="strip-button" aria-expanded={open} aria-controls={open ? 'strip-notes' : undefined} onClick={() => setOpen(!open)}>
          {text(open ? 'state.hide' : 'state.details')}
          <ChevronUp size={14} aria-hidden className="strip-arrow" />
        </button>
      )}
      {lookUntil === null && (
        <p className="strip-duty">
          {session.duty.state === 'quiet' && <Moon size={13} aria-hidden />}
          {duty}
        </p>
      )}
    </footer>
  );
}

function Sign({ tone }: { readonly tone: StateNote['tone'] }) {
  return tone === 'calm' ? <Info size={14} aria-hidden className="strip-sign" /> : <TriangleAlert size={14} aria-hidden className="strip-sign" data-tone={tone} />;
}
