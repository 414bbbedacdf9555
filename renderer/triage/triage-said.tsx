import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { after } from '../bridge/clock.ts';
import { useWords } from '../text/use-words.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { say, undoLast, useTriage } from './triage-store.ts';
import './triage.css';

/** Long enough to read two sentences and to reach the button; it waits while somebody points at it or is in it. */
const shownMs = 12_000;

/** What the last act came to, with a way back. Spoken when it appears; it takes no focus. */
export function TriageSaid() {
  const { text } = useWords();
  const said = useTriage((triage) => triage.said);
  const [held, setHeld] = useState(false);
  useEffect(() => (said === null || held ? undefined : after(shownMs, () => say(null))), [said, held]);
  return (
    <div className="said-place" role="status" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      {said !== null && (
        <div className="said" data-tone={said.tone}>
          {said.tone === 'good' ? <CircleCheck size={18} aria-hidden /> : <TriangleAlert size={18} aria-hidden />}
          <p>{said.words}</p>
          {said.undo !== null && <Button look="quiet" onClick={() => void undoLast()}>{text('triage.undo')}</Button>}
          <IconButton name={text('action.close')} onClick={() => say(null)}><X size={16} aria-hidden /></IconButton>
        </div>
      )}
    </div>
  );
}
