import { MoonStar } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { call } from '../bridge/call.ts';
import { useNow } from '../bridge/clock.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import './quiet-gate.css';

/** A quiet full page for somebody who is off. No count, no name, no message: nothing that could call. */
export function QuietGate({ session, onLook }: { readonly session: Session; readonly onLook: (until: number) => void }) {
  const words = useWords();
  const { text } = words;
  const now = useNow();
  const [failed, setFailed] = useState(false);
  const { duty } = session;

  const look = async () => {
    const answer = await call('quiet.lookAnyway', null);
    if (answer.ok) onLook(answer.value.until);
    else setFailed(true);
  };

  return (
    <main className="gate">
      <MoonStar size={40} strokeWidth={1.25} aria-hidden className="gate-moon" />
      <h1>{duty.until === null ? text('gate.title.open') : text('gate.title', { time: dutyMoment(words, duty, duty.until, now) })}</h1>
      <p>{text('gate.words')}</p>
      <div className="gate-actions">
        <Button look="main" autoFocus onClick={() => window.close()}>{text('action.close')}</Button>
        <Button look="quiet" onClick={() => void look()}>{text('gate.look')}</Button>
      </div>
      <p className="gate-small" role="status">{failed ? text('fault.unexpected') : text('gate.small')}</p>
    </main>
  );
}
